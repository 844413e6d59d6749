"""Dossiers of sellers are opened and changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.editing import (
    demand_counted,
    demand_version,
    record_changes,
    save_checked,
    save_edit,
    set_fields,
    signed,
)
from touchstone.desk.dossiers.checks import check_country, check_platform, check_registration_number
from touchstone.desk.dossiers.entries import index_contact, index_seller
from touchstone.desk.dossiers.errors import AlreadyThereError, MergedError
from touchstone.desk.dossiers.models import Seller, SellerAccount, SellerContact, SellerKind
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.queries.details import contact_of
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.visible import visible_sellers

EDIT = Permission.DOSSIER_EDIT
CONTACT_VERSION = "contact_version"
PERSONAL = ("name", "registration_number")
"""Of a person these are personal."""


@act
def add_seller(
    *,
    by: Actor,
    now: datetime,
    name: str,
    kind: str = SellerKind.UNKNOWN,
    country: str = "CN",
    registration_number: str = "",
    organisation: Organisation | None = None,
    accounts: Iterable[tuple[str, str]] = (),
) -> Seller:
    """Open a dossier; `accounts` are (platform, id) pairs. Raises AlreadyThereError, InvalidError, NotPermittedError."""
    if not may(by, EDIT, Reach.NODE):
        raise NotPermittedError(EDIT)
    values = _checked(name=name, kind=kind, country=country, registration_number=registration_number)
    seller = Seller(**values, organisation=organisation, created_at=now, created_by=signed(by))
    save_checked(seller)
    for platform, own_id in accounts:
        _add_account(seller, platform, own_id, by, now)
    record("dossiers.seller_added", seller, by=by, now=now, data={"version": seller.version})
    index_seller(seller)
    return seller


@act
def edit_seller(*, by: Actor, now: datetime, seller: str, seen: int, **values: Any) -> Seller:
    """Change name, kind, country, registration_number, organisation; `seen` is the version that the editor read."""
    row = seller_to_change(by, now, seller)
    demand_version(row, seen)
    was_person = row.kind == SellerKind.PERSON
    whole = {"name": row.name, "kind": row.kind, "country": row.country, "registration_number": row.registration_number}
    checked = _checked(**{**whole, **{name: value for name, value in values.items() if name in whole}})
    linked = {"organisation": values["organisation"]} if "organisation" in values else {}
    changes = set_fields(row, {**checked, **linked})
    personal = PERSONAL if was_person or row.kind == SellerKind.PERSON else ()
    save_edit(row, changes, "dossiers.seller_edited", by=by, now=now, personal=personal)
    index_seller(row)
    return row


@act
def edit_contact(*, by: Actor, now: datetime, seller: str, seen: int, **values: str) -> Seller:
    """Change contact_name, phone, email, address. They are personal: the record keeps them where they can be forgotten.

    `seen` is the version of the particulars, 0 where there were none; that of the dossier stays.
    """
    row = seller_to_change(by, now, seller)
    contact = contact_of(row) or SellerContact(seller=row, version=0, created_at=now, created_by=signed(by))
    demand_counted(row, seen, contact.version, CONTACT_VERSION)
    changes = set_fields(contact, values)
    if changes:
        contact.version += 1
        save_checked(contact)
        told = {CONTACT_VERSION: contact.version}
        record_changes(row, changes, "dossiers.contact_edited", by=by, now=now, personal=tuple(changes), **told)
        index_contact(row)
    return row


def seller_to_change(by: Actor, now: datetime, seller: str) -> Seller:
    """The seller, if the actor may change it and it is not merged into another one."""
    row = find_to_change(visible_sellers(by, now), visible_sellers(by, now, EDIT), seller, EDIT)
    if row.root_id is not None:
        raise MergedError
    return row


def _checked(*, name: str, kind: str, country: str, registration_number: str) -> dict[str, Any]:
    try:
        country = check_country(country)
        number = check_registration_number(country, registration_number)
    except ValidationError as refusal:
        raise refuse(refusal) from None
    return {"name": name.strip(), "kind": kind, "country": country, "registration_number": number}


def _add_account(seller: Seller, platform: str, own_id: str, by: Actor, now: datetime) -> None:
    platform = check_platform(platform)
    if SellerAccount.objects.filter(platform=platform, platform_seller_id=own_id).exists():
        raise AlreadyThereError(what=f"{platform} {own_id}")
    account = SellerAccount(
        seller=seller, platform=platform, platform_seller_id=own_id, created_at=now, created_by=signed(by)
    )
    save_checked(account)
