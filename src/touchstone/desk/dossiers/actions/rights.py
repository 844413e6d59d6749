"""Rights are added and changed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.brands import owner_allowed
from touchstone.desk.dossiers.actions.editing import (
    demand_version,
    refuse_twin,
    save_checked,
    save_edit,
    set_fields,
    signed,
)
from touchstone.desk.dossiers.actions.under_right import name_brands, proof_of
from touchstone.desk.dossiers.checks import check_classes, check_register
from touchstone.desk.dossiers.entries import index_right
from touchstone.desk.dossiers.models import Right, RightState
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.twins import NUMBER, twins_of
from touchstone.desk.dossiers.queries.visible import visible_rights

EDIT = Permission.REFERENCE_EDIT
NODE_ONLY = ("owner", "agent")


@act
def add_right(
    *,
    by: Actor,
    now: datetime,
    kind: str,
    number: str,
    register: str = "CN",
    title: str = "",
    classes: Iterable[str] = (),
    valid_from: date | None = None,
    valid_to: date | None = None,
    state: str = RightState.IN_FORCE,
    owner: Organisation | None = None,
    agent: Organisation | None = None,
    proof: str | None = None,
    brands: Iterable[str] = (),
    competing: bool = False,
) -> Right:
    """Add a right; `brands` are public ids, `proof` that of an evidence file.

    `competing` confirms that this owner claims a number that another one claims too; only who sees the whole node may.

    Raises AlreadyThereError, InvalidError, NotPermittedError, NotThereError.
    """
    values = _checked({"kind": kind, "register": register, "classes": list(classes), "number": number.strip()})
    right = Right(
        **values,
        title=title.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        state=state,
        owner=owner_allowed(by, owner),
        agent=agent if may(by, EDIT, Reach.NODE) else None,
        created_at=now,
        created_by=signed(by),
    )
    right.proof = proof_of(right, proof, by)
    is_claim = competing and competes(by, right)
    if not is_claim:
        refuse_twin(by, right)
    _check_days(right)
    save_checked(right)
    name_brands(right, brands, by)
    record("dossiers.right_added", right, by=by, now=now, also=right.brands.all(), data={"version": right.version})
    if is_claim:
        record("dossiers.claim_confirmed", right, by=by, now=now)
    index_right(right)
    return right


@act
def edit_right(
    *, by: Actor, now: datetime, right: str, seen: int, brands: Iterable[str] | None = None, **values: Any
) -> Right:
    """Change what the register says of it; owner and agent only with the reach of the node."""
    row = find_to_change(visible_rights(by), visible_rights(by, EDIT), right, EDIT)
    demand_version(row, seen)
    allowed = {name: value for name, value in values.items() if name not in NODE_ONLY or may(by, EDIT, Reach.NODE)}
    whole = {"kind": row.kind, "register": row.register, "classes": row.classes, "number": row.number}
    checked = _checked({**whole, **{name: value for name, value in allowed.items() if name in whole}})
    if "proof" in allowed:
        allowed["proof"] = proof_of(row, allowed["proof"], by)
    changes = set_fields(row, {**allowed, **checked})
    if changes.keys() & set(NUMBER[Right]):
        refuse_twin(by, row)
    _check_days(row)
    if brands is not None:
        changes |= name_brands(row, brands, by)
    save_edit(row, changes, "dossiers.right_edited", by=by, now=now)
    index_right(row)
    return row


def competes(by: Actor, right: Right) -> bool:
    """Whether this is the claim of an owner of its own beside the claims of others, made by who may say so."""
    twins = twins_of(by, right)
    is_staff = right.owner is not None and may(by, EDIT, Reach.NODE)
    return is_staff and twins.exists() and not twins.filter(owner=right.owner).exists()


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    try:
        values["register"] = check_register(values["register"])
        values["classes"] = check_classes(values["kind"], values["classes"])
    except ValidationError as refusal:
        raise refuse(refusal) from None
    return values


def _check_days(right: Right) -> None:
    if right.valid_from and right.valid_to and right.valid_to < right.valid_from:
        raise InvalidError(problems=f"{right.valid_from} > {right.valid_to}")
