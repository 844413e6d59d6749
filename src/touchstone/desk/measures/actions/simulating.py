"""Simulations are asked for, written part by part, and end."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.event_kind import EventKind
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.measures.errors import SimulationOverError
from touchstone.desk.measures.events import (
    SIMULATION_ASKED,
    SIMULATION_ENDED,
    SIMULATION_FAILED,
    SIMULATION_STOPPED,
)
from touchstone.desk.measures.models import CodeSimulation, SimulatedSeller, SimulationState
from touchstone.desk.measures.queries.codes import any_code, code_at
from touchstone.desk.measures.queries.matched import match_kinds
from touchstone.desk.measures.queries.simulating import Pair, Part, breaches_as_of
from touchstone.desk.measures.simulation_sums import add_part, differs, empty_sums
from touchstone.desk.workflow.errors import NoPersonError
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.digest import digest_of_code
from touchstone.rulebook.penalties.simulation import Outcome

DECIDE = Permission.MEASURE_DECIDE
LEASE = timedelta(minutes=5)
ENDINGS: Mapping[SimulationState, EventKind] = {
    SimulationState.DONE: SIMULATION_ENDED,
    SimulationState.STOPPED: SIMULATION_STOPPED,
    SimulationState.FAILED: SIMULATION_FAILED,
}
MOVED = "moved"
"""Dossiers were merged or split while it ran: sellers were passed over, or counted twice."""


@act
def start_simulation(*, code: str, days: int, by: Actor, now: datetime) -> CodeSimulation:
    """Ask what a code would have done in the last `days`; the same question that still runs is one simulation."""
    demand(by, DECIDE, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=SIMULATION_ASKED.key)
    known, other = code_at(now), any_code(code)
    running = CodeSimulation.objects.filter(against=known.identity, code=code, days=days, ended_at=None).first()
    if running is not None:
        return running
    row = CodeSimulation(
        against=known.identity,
        against_digest=digest_of_code(known),
        code=code,
        code_digest=digest_of_code(other),
        days=days,
        created_at=now,
        created_by=by.person,
    )
    row.total = breaches_as_of(row).count()
    row.sums = empty_sums(_matched(row, known, other))
    row.save()
    record(SIMULATION_ASKED.key, row, by=by, now=now, data={"code": code, "against": row.against})
    return row


@act
def stop_simulation(*, simulation: CodeSimulation, by: Actor, now: datetime) -> CodeSimulation:
    """What was computed so far is kept, and is no simulation of everyone."""
    demand(by, DECIDE, Reach.NODE)
    row = CodeSimulation.objects.select_for_update().get(pk=simulation.pk)
    if row.ended_at is not None:
        raise SimulationOverError
    _end(row, SimulationState.STOPPED, by, now)
    return row


@act
def lease_simulation(*, now: datetime, simulation: CodeSimulation | None = None) -> CodeSimulation | None:
    """The oldest one that waits and that nobody works on, or this one, for as long as the lease runs."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = CodeSimulation.objects.filter(free, ended_at=None)
    row = (rows.filter(pk=simulation.pk) if simulation else rows).order_by("pk").first()
    if row is not None:
        row.leased_until, row.state = now + LEASE, SimulationState.RUNNING
        row.save(update_fields=["leased_until", "state"])
    return row


@act
def release_simulation(*, simulation: CodeSimulation) -> None:
    """The next pass goes on."""
    CodeSimulation.objects.filter(pk=simulation.pk).update(leased_until=None)


@act
def keep_part(*, simulation: CodeSimulation, part: Part) -> bool:
    """Write a part; False where it ended meanwhile, or another loop wrote the part."""
    row = CodeSimulation.objects.select_for_update().get(pk=simulation.pk)
    if row.ended_at is not None or row.place != simulation.place:
        return False
    SimulatedSeller.objects.bulk_create([_told(row, pair) for pair in part.pairs], batch_size=500)
    row.sums, row.place, row.digest = add_part(row.sums, part), part.place, part.digest
    row.done += part.breaches
    row.save(update_fields=["sums", "place", "digest", "done"])
    return True


@act
def finish_simulation(*, simulation: CodeSimulation, now: datetime, failure: str = "") -> None:
    """It came to its end, in the name of who asked, or cannot go on."""
    row = CodeSimulation.objects.select_for_update().get(pk=simulation.pk)
    if row.ended_at is not None:
        return
    row.failure = failure or (MOVED if row.done != row.total else "")
    by = Actor(person=row.created_by, via=Via.NODE)
    _end(row, SimulationState.FAILED if row.failure else SimulationState.DONE, by, now)


def _end(row: CodeSimulation, state: SimulationState, by: Actor, now: datetime) -> None:
    row.state, row.ended_at, row.ended_by, row.leased_until = state, now, signed(by), None
    row.save(update_fields=["state", "ended_at", "ended_by", "leased_until", "failure"])
    record(ENDINGS[state].key, row, by=by, now=now, data={"code": row.code, "against": row.against})


def _matched(row: CodeSimulation, known: PenaltyCode, other: PenaltyCode) -> dict[str, dict[str, str]]:
    pairs = sorted(set(breaches_as_of(row).order_by().values_list("kind", "ground").distinct()))
    then = match_kinds(pairs, known, other)
    return {"now": dict(match_kinds(pairs, None, known)), "then": dict(then), "kinds": {kind: "" for kind, _ in pairs}}


def _told(row: CodeSimulation, pair: Pair) -> SimulatedSeller:
    now, then = (_figures(one) for one in (pair.now, pair.then))
    return SimulatedSeller(
        simulation=row,
        seller_id=pair.seller,
        breaches=max(one.breaches for one in (pair.now, pair.then) if one is not None),
        more_points=then["points"] - now["points"],
        more_measures=then["measures"] - now["measures"],
        differs=differs(pair),
        measures={"now": _actions(pair.now), "then": _actions(pair.then)},
        **{f"{name}_now": value for name, value in now.items()},
        **{f"{name}_then": value for name, value in then.items()},
    )


def _figures(one: Outcome | None) -> dict[str, Any]:
    if one is None:
        return {"points": 0, "measures": 0, "days": 0, "closed": None}
    return {"points": one.points, "measures": one.measures.total(), "days": one.days, "closed": one.closed_at}


def _actions(one: Outcome | None) -> dict[str, int]:
    return {action.value: count for action, count in one.measures.items()} if one else {}
