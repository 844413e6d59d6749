"""How a dossier is changed: the edit names the version it saw, and the record keeps old and new."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from touchstone.desk.audit.record import Subject, record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.errors import AlreadyThereError, StaleError
from touchstone.desk.dossiers.models import Brand, Listing, Product, Right, Seller, SellerContact, Shop
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.queries.changes import CHANGES, FIELDS, FieldNames, fields_changed_since
from touchstone.desk.dossiers.queries.twins import twins_of

Dossier = Seller | Shop | Listing | Brand | Right | Product


def signed(by: Actor) -> str:
    """Who acts, as rows keep it: the person, or the door where no person acts."""
    return by.person or by.via.value


def demand_version(dossier: Dossier, seen: int) -> None:
    """Refuse an edit of what has changed since it was read."""
    demand_counted(dossier, seen, dossier.version, "version")


def demand_counted(dossier: Dossier, seen: int, version: int, counter: str) -> None:
    """The same of a part of a dossier that counts its own edits; events call that version by the name `counter`."""
    if version != seen:
        columns = fields_changed_since(dossier, seen, counter)
        raise StaleError(changes=FieldNames(type(dossier), columns) if columns else f"{seen} → {version}")


def set_fields(row: Dossier | SellerContact, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Set what differs; returns field → [old, new] as the record writes them."""
    changes: dict[str, list[Any]] = {}
    for name, new in values.items():
        old = getattr(row, name)
        if old != new:
            changes[name] = [as_recorded(old), as_recorded(new)]
            setattr(row, name, new)
    return changes


def save_edit(
    row: Dossier,
    changes: Mapping[str, list[Any]],
    kind: str,
    *,
    by: Actor,
    now: datetime,
    personal: Collection[str] = (),
) -> None:
    """Check and save a changed dossier as its next version, with its event; without a change nothing happens."""
    if not changes:
        return
    row.version += 1
    save_checked(row)
    record_changes(row, changes, kind, by=by, now=now, personal=personal, version=row.version)


def record_changes(
    subject: Subject,
    changes: Mapping[str, list[Any]],
    kind: str,
    *,
    by: Actor,
    now: datetime,
    personal: Collection[str] = (),
    **data: Any,
) -> None:
    """The event of an edit: old and new of each field, those that are personal among the particulars."""
    plain = {name: pair for name, pair in changes.items() if name not in personal}
    hidden = {name: pair for name, pair in changes.items() if name in personal}
    told = {FIELDS: ", ".join(changes), CHANGES: plain, **data}
    record(kind, subject, by=by, now=now, data=told, particulars={CHANGES: hidden} if hidden else None)


def refuse_twin(by: Actor, row: Right | Product) -> None:
    """Refuse a number that another dossier has which the actor sees; of one that it does not see nothing is told."""
    if twins_of(by, row).exists():
        raise AlreadyThereError(what=str(row) if isinstance(row, Right) else row.gtin)


def save_checked(row: Model) -> None:
    """Save what the model accepts; raises InvalidError with every problem."""
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as refusal:
        raise refuse(refusal, row) from None
    row.save()


def as_recorded(value: Any) -> Any:
    """A value as the record writes it."""
    if isinstance(value, Model):
        return str(getattr(value, "public_id", ""))
    return str(value) if isinstance(value, Decimal | date) else value
