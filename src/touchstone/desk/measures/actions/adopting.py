"""Adopting a penalty code: one proposes, another confirms, and sellers hear of it before it applies."""

from datetime import datetime, timedelta

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.measures.errors import CodeRefusedError, OwnProposalError, SimulationUnfitError
from touchstone.desk.measures.events import CODE_CONFIRMED, CODE_PROPOSED
from touchstone.desk.measures.models import CodeAdoption, CodeSimulation, SimulationState
from touchstone.desk.measures.queries.codes import code_named
from touchstone.desk.measures.telling import tell_adopted
from touchstone.desk.workflow.errors import NoPersonError


@act
def propose_code(
    *, code: str, applies_from: datetime, simulation: CodeSimulation | None = None, by: Actor, now: datetime
) -> CodeAdoption:
    """Propose a code that can run, from a day that leaves its time of notice; with the simulation that speaks for it."""
    _demand_adopter(by)
    _demand_notice(code, applies_from, now)
    if simulation is not None and (simulation.code != code or simulation.state != SimulationState.DONE):
        raise SimulationUnfitError
    row = CodeAdoption.objects.create(
        code=code, applies_from=applies_from, simulation=simulation, proposed_at=now, proposed_by=by.person
    )
    kept = {"simulation": simulation.public_id, "breaches": simulation.digest} if simulation else {}
    record(CODE_PROPOSED.key, row, by=by, now=now, data={"code": code, **kept})
    return row


@act
def confirm_code(*, adoption: CodeAdoption, by: Actor, now: datetime) -> CodeAdoption:
    """Confirm as the second person, while the time of notice still lies ahead; every seller is told."""
    _demand_adopter(by)
    row = CodeAdoption.objects.select_for_update().get(pk=adoption.pk)
    if row.proposed_by == by.person or row.confirmed_at is not None:
        raise OwnProposalError
    _demand_notice(row.code, row.applies_from, now)
    row.confirmed_at, row.confirmed_by = now, by.person
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    record(CODE_CONFIRMED.key, row, by=by, now=now, data={"code": row.code})
    tell_adopted(row, now)
    return row


def _demand_adopter(by: Actor) -> None:
    demand(by, Permission.CODE_ADOPT, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=CODE_PROPOSED.key)


def _demand_notice(identity: str, applies_from: datetime, now: datetime) -> None:
    code = code_named(identity)
    if code is None or applies_from < now + timedelta(days=code.notice_days):
        days = code.notice_days if code else 0
        raise CodeRefusedError(code=identity, day=applies_from.date(), days=days)
