"""Trials begin, are written part by part, and end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from touchstone.desk.dossiers.actions.taking.batch import insert_dossiers
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.rulesets.engine.labels import empty_sums
from touchstone.desk.rulesets.engine.screening import Change
from touchstone.desk.rulesets.engine.values import Changes
from touchstone.desk.rulesets.errors import BacktestRunsError, TrialOverError
from touchstone.desk.rulesets.events import BACKTEST_ASKED, BACKTEST_ENDED, BACKTEST_FAILED, BACKTEST_STOPPED
from touchstone.desk.rulesets.models import Moved, Release, Trial, TrialKind, TrialState
from touchstone.desk.rulesets.queries.releases import live_release
from touchstone.desk.rulesets.transitions import BACKTESTED, DRAFT, RELEASES
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.errors import NoPersonError, WrongStateError

EDIT = Permission.RULESET_EDIT
LEASE = timedelta(minutes=2)
MOST_KEPT = 500
"""Listings that are kept of each way from one verdict to another."""
COLUMNS = ("trial", "version", "before", "after", "score_before", "score_after", "differences")


@dataclass(frozen=True, slots=True)
class Progress:
    """What one part adds: `place` is the last row of it, `done` listings it had."""

    place: int
    done: int
    sums: Changes
    changes: Sequence[Change]
    labels: Mapping[str, Any] | None = None


@act
def start_backtest(*, release: Release, by: Actor, now: datetime) -> Trial:
    """Ask for a backtest against the live release; the background loop runs it."""
    demand(by, EDIT, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=RELEASES.begins.label)
    live = live_release()
    if release.status not in (DRAFT, BACKTESTED) or live is None:
        states = ", ".join(str(RELEASES.state(key).label) for key in (DRAFT, BACKTESTED))
        raise WrongStateError(step=TrialKind.BACKTEST.label, state=release.state.label, states=states)
    if release.trials.filter(kind=TrialKind.BACKTEST, ended_at=None).exists():
        raise BacktestRunsError
    trial = open_trial(release, TrialKind.BACKTEST, live, by, now)
    record(BACKTEST_ASKED.key, release, by=by, now=now, data={"trial": trial.public_id, "against": live.public_id})
    return trial


def open_trial(release: Release, kind: TrialKind, against: Release, by: Actor, now: datetime) -> Trial:
    """The row of a trial; within an act."""
    is_backtest = kind is TrialKind.BACKTEST
    return Trial.objects.create(
        kind=kind,
        state=TrialState.QUEUED if is_backtest else TrialState.RUNNING,
        release=release,
        file=release.file,
        against=against,
        total=Listing.objects.count() if is_backtest else 0,
        sums=Changes().as_dict(),
        labels=empty_sums(),
        created_at=now,
        created_by=by.person,
        organisation=by.organisation,
    )


@act
def stop_backtest(*, trial: Trial, by: Actor, now: datetime) -> Trial:
    """What was counted so far stays readable."""
    demand(by, EDIT, Reach.NODE)
    row = Trial.objects.select_for_update(of=("self",)).get(pk=trial.pk)
    if row.ended_at is not None or row.kind != TrialKind.BACKTEST:
        raise TrialOverError
    end(row, TrialState.STOPPED, by, now)
    record(BACKTEST_STOPPED.key, row.release, by=by, now=now, data={"trial": row.public_id})
    return row


@act
def lease_backtest(*, now: datetime) -> Trial | None:
    """The oldest backtest that waits and that no loop works on, for as long as the lease runs."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = Trial.objects.filter(free, kind=TrialKind.BACKTEST, ended_at=None).select_related(
        "release", "against__file", "file"
    )
    trial = rows.order_by("pk").first()
    if trial is not None:
        trial.leased_until, trial.state = now + LEASE, TrialState.RUNNING
        trial.save(update_fields=["leased_until", "state"])
    return trial


@act
def release_lease(*, trial: Trial) -> None:
    """The next pass goes on."""
    Trial.objects.filter(pk=trial.pk).update(leased_until=None)


@act
def keep_progress(*, trial: Trial, part: Progress) -> bool:
    """Write a part; False where the trial ended meanwhile, or another loop wrote it."""
    row = Trial.objects.select_for_update().get(pk=trial.pk)
    if row.ended_at is not None or row.place != trial.place:
        return False
    add_part(trial, part)
    return True


def add_part(trial: Trial, part: Progress) -> None:
    """Sums, kept changes and place; within an act."""
    before = Changes.from_dict(trial.sums)
    kept, room = [], {way: MOST_KEPT - count for way, count in before.transitions.items()}
    for change in part.changes:
        way = f"{change.before}>{change.after}"
        if room.setdefault(way, MOST_KEPT) > 0:
            room[way] -= 1
            kept.append(
                (
                    trial.pk,
                    change.row,
                    change.before,
                    change.after,
                    change.score_before,
                    change.score_after,
                    change.differences,
                )
            )
    insert_dossiers(Moved, COLUMNS, kept)
    before.add(part.sums)
    trial.sums, trial.place, trial.done = before.as_dict(), part.place, trial.done + part.done
    if part.labels is not None:
        trial.labels = dict(part.labels)
    trial.save(update_fields=["sums", "place", "done", "labels"])


@act
def finish_backtest(*, trial: Trial, now: datetime, failure: str = "") -> None:
    """It came to its end, or cannot go on; a draft then counts as backtested, in the name of who asked."""
    row = Trial.objects.select_for_update(of=("self",)).select_related("release").get(pk=trial.pk)
    if row.ended_at is not None:
        return
    by = Actor(person=row.created_by, organisation=row.organisation, via=Via.NODE)
    row.failure = failure[:200]
    end(row, TrialState.FAILED if failure else TrialState.DONE, by, now)
    kind = BACKTEST_FAILED if failure else BACKTEST_ENDED
    data = {"trial": row.public_id, "listings": row.sums["listings"], "changed": row.sums["changed"]}
    record(kind.key, row.release, by=by, now=now, data=data)
    if not failure and row.release.status == DRAFT and row.release.file_id == row.file_id:
        take_step(workflow=RELEASES, subject=row.release, verb="backtest", by=by, now=now)


def end(row: Trial, state: TrialState, by: Actor, now: datetime) -> None:
    """Ends are final."""
    row.state, row.ended_at, row.ended_by, row.leased_until = state, now, signed(by), None
    row.save(update_fields=["state", "ended_at", "ended_by", "leased_until", "failure"])
