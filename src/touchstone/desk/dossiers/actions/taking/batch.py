"""One batch of rows on its way in: for whom, when, from where, and what came of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.editing import Dossier, save_checked, set_fields, signed
from touchstone.desk.dossiers.bulk import insert_rows, moment, new_public_ids, reserve_ids
from touchstone.desk.dossiers.indexing import FIELDS, Found, entry_values
from touchstone.desk.dossiers.models import SearchEntry, SearchKind

NEW, CHANGED, SAME, REPEATED, UNKNOWN = "new", "changed", "same", "repeated", "unknown"
Values = Mapping[str, Any]


@dataclass
class Batch:
    """`as_of` is the time that the file describes; `source` the public id of the import. `changed` holds old and new."""

    by: Actor
    now: datetime
    platform: str
    as_of: datetime
    source: str
    counts: Counter[str] = field(default_factory=Counter)
    subjects: list[Dossier] = field(default_factory=list)
    changes: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    personal: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    screenings: list[int] = field(default_factory=list)

    @cached_property
    def made(self) -> tuple[Any, str]:
        """created_at and created_by of plain SQL."""
        return moment(self.now), signed(self.by)

    @cached_property
    def then(self) -> Any:
        """`as_of` of plain SQL."""
        return moment(self.as_of)

    def once(self, rows: Iterable[Values], key: str) -> dict[str, Values]:
        """The rows by their id; of an id that stands twice the last one counts."""
        held: dict[str, Values] = {}
        for row in rows:
            self.counts[REPEATED] += row[key] in held
            held[row[key]] = row
        return held

    def change(self, row: Dossier, values: Values, *, is_personal: bool = False) -> bool:
        """Bring a dossier to what the file says; whether anything differed."""
        changes = set_fields(row, values)
        self.counts[CHANGED if changes else SAME] += 1
        if changes:
            row.version += 1
            save_checked(row)
            self.subjects.append(row)
            (self.personal if is_personal else self.changes)[row.public_id] = changes
        return bool(changes)


def insert_dossiers(model: Any, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    """Insert rows with new ids and public ids before `columns`; returns their primary keys."""
    keys = list(reserve_ids(model, len(rows)))
    named = zip(keys, new_public_ids(model, len(rows)), rows, strict=True)
    insert_rows(model, ("id", "public_id", *columns), ((key, public_id, *row) for key, public_id, row in named))
    return keys


def insert_entries(kind: SearchKind, dossiers: Iterable[Found]) -> None:
    """The search's entries of dossiers that had none."""
    rows = ((kind.value, found.row, *entry_values(found)) for found in dossiers)
    insert_rows(SearchEntry, ("kind", "row", *FIELDS), rows)
