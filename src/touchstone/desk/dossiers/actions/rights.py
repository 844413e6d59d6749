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
from touchstone.desk.dossiers.actions.editing import demand_version, save_checked, save_edit, set_fields, signed
from touchstone.desk.dossiers.checks import check_classes, check_register
from touchstone.desk.dossiers.entries import index_right
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.models import Brand, Right, RightState
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.queries.finding import find, find_to_change
from touchstone.desk.dossiers.queries.visible import visible_brands, visible_rights

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
    proof: str = "",
    brands: Iterable[str] = (),
) -> Right:
    """Add a right; `brands` are public ids. Raises AlreadyThereError, InvalidError, NotPermittedError."""
    values = _checked({"kind": kind, "register": register, "classes": list(classes), "number": number.strip()})
    right = Right(
        **values,
        title=title.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        state=state,
        owner=owner_allowed(by, owner),
        agent=agent if may(by, EDIT, Reach.NODE) else None,
        proof=proof,
        created_at=now,
        created_by=signed(by),
    )
    _refuse_twin(right)
    _check_days(right)
    save_checked(right)
    right.brands.set(find(visible_brands(by), brand) for brand in brands)
    record("dossiers.right_added", right, by=by, now=now, also=right.brands.all(), data={"version": right.version})
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
    changes = set_fields(row, {**allowed, **checked})
    _refuse_twin(row)
    _check_days(row)
    changes |= _set_brands(row, brands, by)
    save_edit(row, changes, "dossiers.right_edited", by=by, now=now)
    index_right(row)
    return row


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    try:
        values["register"] = check_register(values["register"])
        values["classes"] = check_classes(values["kind"], values["classes"])
    except ValidationError as refusal:
        raise refuse(refusal) from None
    return values


def _refuse_twin(right: Right) -> None:
    twins = Right.objects.filter(register=right.register, kind=right.kind, number=right.number)
    if twins.exclude(pk=right.pk).exists():
        raise AlreadyThereError(what=f"{right.register} {right.number}")


def _check_days(right: Right) -> None:
    if right.valid_from and right.valid_to and right.valid_to < right.valid_from:
        raise InvalidError(problems=f"{right.valid_from} > {right.valid_to}")


def _set_brands(right: Right, brands: Iterable[str] | None, by: Actor) -> dict[str, list[Any]]:
    """What the actor does not see of the brands stays as it is."""
    if brands is None:
        return {}
    seen = visible_brands(by)
    wanted: set[Brand] = {find(seen, brand) for brand in brands}
    held = set(right.brands.all())
    kept = held - set(seen.filter(pk__in=[brand.pk for brand in held]))
    if held == wanted | kept:
        return {}
    right.brands.set(wanted | kept)
    return {"brands": [sorted(brand.public_id for brand in some) for some in (held, wanted | kept)]}
