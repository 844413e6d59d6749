"""A list leaves the desk as CSV: as far as the reader's reach goes, told in the record, no cell a formula."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.csv_rows import neutral
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.queries.kinds import DossierKind

MOST = 200_000
READ = 2_000
"""Rows held at a time."""
BOM = "\ufeff"
"""So that spreadsheets read the file as UTF-8."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "listing": (
        "public_id", "platform", "platform_listing_id", "title", "price", "currency", "state", "verdict", "score", "shop",
    ),
    "shop": ("public_id", "platform", "platform_shop_id", "name"),
    "seller": ("public_id", "kind", "name", "country", "registration_number"),
    "brand": ("public_id", "name", "aliases", "owner"),
    "right": ("public_id", "kind", "register", "number", "title", "classes", "valid_from", "valid_to", "state", "owner"),
    "product": ("public_id", "gtin", "name", "brand"),
}  # fmt: skip


def export_list(*, by: Actor, now: datetime, kind: DossierKind, rows: QuerySet[Any]) -> Iterator[str]:
    """The lines of the file, read from the database as they are sent."""
    chosen = rows.select_related(*kind.related).order_by("pk")[:MOST]
    _tell(by=by, now=now, kind=kind, count=chosen.count())
    return _lines(kind, chosen, lambda rows: kind.shown(by, now, rows))


@act
def _tell(*, by: Actor, now: datetime, kind: DossierKind, count: int) -> None:
    organisation = Organisation.objects.filter(public_id=by.organisation).first()
    if organisation is not None:
        record("dossiers.list_exported", organisation, by=by, now=now, data={"kind": kind.key, "rows": count})


def _lines(kind: DossierKind, rows: QuerySet[Any], show: Callable[[list[Any]], list[Any]]) -> Iterator[str]:
    columns = COLUMNS[kind.key]
    write = _writer()
    yield BOM + write(columns)
    each = rows.iterator(chunk_size=READ)
    while read := list(islice(each, READ)):
        for row in show(read):
            yield write([neutral(_plain(getattr(row, column))) for column in columns])


def _writer() -> Callable[[Any], str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")

    def write(cells: Any) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    return write


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
