"""Brands are added and changed; a right holder's are its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.editing import demand_version, save_checked, save_edit, set_fields, signed
from touchstone.desk.dossiers.entries import index_brand
from touchstone.desk.dossiers.models import Brand
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.visible import visible_brands

EDIT = Permission.REFERENCE_EDIT


@act
def add_brand(
    *, by: Actor, now: datetime, name: str, aliases: Iterable[str] = (), owner: Organisation | None = None
) -> Brand:
    """Add a brand; who works for a right holder adds its own."""
    brand = Brand(
        name=name.strip(),
        aliases=clean_names(aliases),
        owner=owner_allowed(by, owner),
        created_at=now,
        created_by=signed(by),
    )
    save_checked(brand)
    record("dossiers.brand_added", brand, by=by, now=now, data={"version": brand.version})
    index_brand(brand)
    return brand


@act
def edit_brand(*, by: Actor, now: datetime, brand: str, seen: int, **values: Any) -> Brand:
    """Change name, aliases; with the reach of the node also the owner."""
    row = find_to_change(visible_brands(by), visible_brands(by, EDIT), brand, EDIT)
    demand_version(row, seen)
    if "owner" in values and not may(by, EDIT, Reach.NODE):
        del values["owner"]
    if "aliases" in values:
        values["aliases"] = clean_names(values["aliases"])
    save_edit(row, set_fields(row, values), "dossiers.brand_edited", by=by, now=now)
    index_brand(row)
    return row


def owner_allowed(by: Actor, owner: Organisation | None) -> Organisation | None:
    """Any owner with the reach of the node; else the actor's own organisation."""
    if may(by, EDIT, Reach.NODE):
        return owner
    if not may(by, EDIT, Reach.OURS) or by.organisation_row is None:
        raise NotPermittedError(EDIT)
    return Organisation.objects.get(pk=by.organisation_row)


def clean_names(names: Iterable[str]) -> list[str]:
    """Each once, without space around it."""
    return list(dict.fromkeys(name.strip()[:200] for name in names if name.strip()))
