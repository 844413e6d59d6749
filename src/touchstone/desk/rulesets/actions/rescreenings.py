"""What is there already is screened again with the live ruleset: asked for, kept part by part, ended."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.event_kind import EventKind
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE, Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.dossiers.actions.screening import Found, keep_findings, renew_findings
from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.dossiers.taken import Taken, tell_taken
from touchstone.desk.leads.actions.lapsing import lapse_passed
from touchstone.desk.leads.models import Lead
from touchstone.desk.rulesets.engine.screening import Finding
from touchstone.desk.rulesets.errors import NotLiveError, RescreeningRunsError, TrialOverError
from touchstone.desk.rulesets.events import (
    RESCREENING_ASKED,
    RESCREENING_ENDED,
    RESCREENING_FAILED,
    RESCREENING_STOPPED,
)
from touchstone.desk.rulesets.models import Release, Rescreening, TrialState
from touchstone.desk.workflow.errors import NoPersonError

RELEASE = Permission.RULESET_RELEASE
LEASE = timedelta(minutes=2)
RANK = {"pass": 0, "review": 1, "block": 2}


@dataclass(frozen=True, slots=True)
class Part:
    """Some listings up to `place`: their present versions online, those the release has a finding on, and the new findings."""

    place: int
    listings: Sequence[int]
    versions: Collection[int]
    told: Collection[int]
    findings: Sequence[Finding]


@act
def start_rescreening(*, release: Release, by: Actor, now: datetime) -> Rescreening:
    """Ask to screen again what is there; the background loop does it. NotLiveError: another ruleset is live."""
    demand(by, RELEASE, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=Rescreening._meta.verbose_name)
    row = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if not row.is_live:
        raise NotLiveError
    if Rescreening.objects.filter(ended_at=None).exists():
        raise RescreeningRunsError
    made = Rescreening.objects.create(
        release=row, total=Listing.objects.count(), created_at=now, created_by=by.person, organisation=by.organisation
    )
    record(RESCREENING_ASKED.key, row, by=by, now=now, data={"rescreening": made.public_id})
    return made


@act
def stop_rescreening(*, rescreening: Rescreening, by: Actor, now: datetime) -> Rescreening:
    """What was screened so far stays screened."""
    demand(by, RELEASE, Reach.NODE)
    row = _locked(rescreening)
    if row.ended_at is not None:
        raise TrialOverError
    _end(row, TrialState.STOPPED, RESCREENING_STOPPED, by, now)
    return row


@act
def lease_rescreening(*, now: datetime) -> Rescreening | None:
    """The one that waits and that no loop works on, for as long as the lease runs."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    row = Rescreening.objects.filter(free, ended_at=None).select_related("release__file").order_by("pk").first()
    if row is not None:
        row.leased_until, row.state = now + LEASE, TrialState.RUNNING
        row.save(update_fields=["leased_until", "state"])
    return row


@act
def leave_rescreening(*, rescreening: Rescreening) -> None:
    """The next pass goes on."""
    Rescreening.objects.filter(pk=rescreening.pk).update(leased_until=None)


@act
def keep_rescreened(*, rescreening: Rescreening, part: Part, now: datetime) -> bool:
    """Findings, leads, counts and place of a part, in one act; False where it ended, or another loop kept the part.

    Where another ruleset went live meanwhile it ends: that one has its own.
    """
    row = _locked(rescreening)
    if row.ended_at is not None or row.place != rescreening.place:
        return False
    if not row.release.is_live:
        _end(row, TrialState.STOPPED, RESCREENING_STOPPED, NODE, now)
        return False
    before = _verdicts(part.listings)
    rows = [Found(each.row, each.verdict, each.score, each.signals) for each in part.findings]
    kept = keep_findings(findings=rows, ruleset=row.release.file.identity, by=NODE, now=now)
    kept = [*kept, *renew_findings(versions=part.told, ruleset=row.release.file.identity)]
    last = Lead.objects.aggregate(last=Max("pk"))["last"] or 0
    tell_taken(Taken(kept, row.release, NODE, now, renews=True))
    found = Lead.objects.filter(screening__in=one_of_rows(kept))
    row.opened += found.filter(pk__gt=last).count()
    row.brought += found.filter(pk__lte=last, waiting=True).count()
    row.lapsed += lapse_passed(listings=part.listings, now=now)
    _count_moves(row, before, _verdicts(part.listings))
    row.screened, row.done, row.place = row.screened + len(part.versions), row.done + len(part.listings), part.place
    row.save()
    return True


@act
def finish_rescreening(*, rescreening: Rescreening, now: datetime, failure: str = "") -> None:
    """It came to its end, or cannot go on."""
    row = _locked(rescreening)
    if row.ended_at is None:
        by = Actor(person=row.created_by, organisation=row.organisation, via=Via.NODE)
        row.failure = failure
        state, kind = (TrialState.FAILED, RESCREENING_FAILED) if failure else (TrialState.DONE, RESCREENING_ENDED)
        _end(row, state, kind, by, now)


def _verdicts(listings: Collection[int]) -> Mapping[int, str]:
    rows = Listing.objects.filter(pk__in=one_of_rows(listings)).order_by()
    return dict(rows.values_list("pk", "verdict"))


def _count_moves(row: Rescreening, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    for listing, verdict in after.items():
        moved = RANK.get(verdict, 0) - RANK.get(before.get(listing, ""), 0)
        row.harder += moved > 0
        row.milder += moved < 0


def _locked(rescreening: Rescreening) -> Rescreening:
    rows = Rescreening.objects.select_for_update(of=("self",)).select_related("release__file")
    return rows.get(pk=rescreening.pk)


def _end(row: Rescreening, state: TrialState, kind: EventKind, by: Actor, now: datetime) -> None:
    row.state, row.ended_at, row.ended_by, row.leased_until = state, now, signed(by), None
    row.save()
    data = {"rescreening": row.public_id, "screened": row.screened, "opened": row.opened, "lapsed": row.lapsed}
    record(kind.key, row.release, by=by, now=now, data=data)
