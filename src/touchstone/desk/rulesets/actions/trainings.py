"""Trainings begin, are written as they go on, and end with a draft."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.rulesets.actions.drafting import demand_writer, keep_draft
from touchstone.desk.rulesets.engine.halves import LEAST, LEAST_SELLERS
from touchstone.desk.rulesets.errors import (
    NoLiveError,
    RulesetRefusedError,
    SameRulesetError,
    TooFewVerdictsError,
    TrainingRunsError,
    TrialOverError,
)
from touchstone.desk.rulesets.events import TRAINED, TRAINING_ASKED, TRAINING_FAILED, TRAINING_STOPPED
from touchstone.desk.rulesets.models import ModelFile, Origin, Release, Training, TrialState
from touchstone.desk.rulesets.queries.releases import is_taken, live_release
from touchstone.desk.rulesets.queries.teaching import counts_of, halves_of, verdicts

EDIT = Permission.RULESET_EDIT
LEASE = timedelta(minutes=2)


def start_training(*, edition: str, text: bool, weights: bool, by: Actor, now: datetime, why: str = "") -> Training:
    """Ask for a draft from the verdicts that stand; the background loop trains it.

    TooFewVerdictsError says what is there and what is needed; SameRulesetError: the version is taken.
    """
    demand_writer(by)
    marked = verdicts()  # read and dealt before the act: it may take seconds
    halves = halves_of(marked)
    if not halves.is_enough:
        raise TooFewVerdictsError(**counts_of(marked).as_dict(), least=LEAST, least_sellers=LEAST_SELLERS)
    row = Training(edition=edition, why=why.strip(), learns_text=text, learns_weights=weights, salt=halves.salt)
    return _open(row, by, now)


@act
def _open(row: Training, by: Actor, now: datetime) -> Training:
    live = live_release()
    if live is None:
        raise NoLiveError
    if Training.objects.filter(ended_at=None).exists():
        raise TrainingRunsError
    if is_taken(live.file.name, row.edition):
        raise SameRulesetError(identity=f"{live.file.name}@{row.edition}")
    row.base, row.created_at, row.created_by, row.organisation = live, now, by.person, by.organisation
    row.save()
    record(TRAINING_ASKED.key, live, by=by, now=now, data={"training": row.public_id, "ruleset": str(row)})
    return row


@act
def stop_training(*, training: Training, by: Actor, now: datetime) -> Training:
    """No draft is left."""
    demand(by, EDIT, Reach.NODE)
    row = _locked(training)
    if row.ended_at is not None:
        raise TrialOverError
    _end(row, TrialState.STOPPED, by, now)
    record(TRAINING_STOPPED.key, row.base, by=by, now=now, data={"training": row.public_id, "ruleset": str(row)})
    return row


@act
def lease_training(*, holder: str, now: datetime) -> Training | None:
    """The oldest training that nobody else works on, for as long as the lease runs."""
    free = Q(leased_until=None) | Q(leased_until__lte=now) | Q(leased_by=holder)
    row = Training.objects.filter(free, ended_at=None).select_related("base__file").order_by("pk").first()
    if row is not None:
        row.leased_until, row.leased_by, row.state = now + LEASE, holder, TrialState.RUNNING
        row.save(update_fields=["leased_until", "leased_by", "state"])
    return row


@act
def leave_trainings(*, holder: str) -> None:
    """This process ends: another one may begin anew at once."""
    Training.objects.filter(leased_by=holder, ended_at=None).update(leased_until=None, leased_by="")


@act
def keep_percent(*, training: Training, holder: str, percent: int) -> bool:
    """How far it is; False where it ended meanwhile, or another process took it over."""
    rows = Training.objects.filter(pk=training.pk, ended_at=None, leased_by=holder)
    return bool(rows.update(percent=percent))


@act
def finish_training(
    *, training: Training, content: bytes, model: bytes, card: dict[str, Any], facts: dict[str, Any], now: datetime
) -> Release | None:
    """Keep the model and leave the draft, in the name of who asked; nothing where it was stopped meanwhile."""
    row = _locked(training)
    if row.ended_at is not None:
        return None
    by = Actor(person=row.created_by, organisation=row.organisation, via=Via.NODE)
    if model:
        kept = {"content": model, "card": card, "created_at": now, "created_by": signed(by)}
        ModelFile.objects.get_or_create(sha256=hashlib.sha256(model).hexdigest(), defaults=kept)
    row.release, row.facts, row.percent = keep_draft(content, Origin.FITTED, row.why, by, now), facts, 100
    row.save(update_fields=["release", "facts", "percent"])
    _end(row, TrialState.DONE, by, now)
    data = {"training": row.public_id, "listings": facts["teaching"]["listings"], "outcome": facts["outcome"]}
    record(TRAINED.key, row.release, by=by, now=now, data=data)
    return row.release


@act
def fail_training(*, training: Training, failure: str, now: datetime) -> None:
    """It cannot go on."""
    row = _locked(training)
    if row.ended_at is None:
        by = Actor(person=row.created_by, organisation=row.organisation, via=Via.NODE)
        row.failure = failure
        _end(row, TrialState.FAILED, by, now)
        record(TRAINING_FAILED.key, row.base, by=by, now=now, data={"training": row.public_id, "ruleset": str(row)})


def _locked(training: Training) -> Training:
    return Training.objects.select_for_update(of=("self",)).select_related("base__file").get(pk=training.pk)


def _end(row: Training, state: TrialState, by: Actor, now: datetime) -> None:
    row.state, row.ended_at, row.ended_by, row.leased_until, row.leased_by = state, now, signed(by), None, ""
    row.save(update_fields=["state", "ended_at", "ended_by", "leased_until", "leased_by", "failure"])


REFUSED = (RulesetRefusedError, SameRulesetError)
"""What leaving the draft may meet."""
