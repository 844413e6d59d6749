"""Writing the search's entries: in the same transaction as the dossiers they find."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from touchstone.desk.dossiers.models import SearchEntry, SearchKind
from touchstone.desk.dossiers.tokens import fold, words_column

NAME_LENGTH = 1000
FIELDS = ("name", "keys", "text", "words")


@dataclass(frozen=True, slots=True)
class Found:
    """What finds one dossier: its `name`, its ids (`keys`), and `more` words."""

    row: int
    name: str
    keys: Sequence[str] = field(default=())
    more: Sequence[str] = field(default=())


def entry_values(found: Found) -> tuple[str, str, str, str]:
    """The columns FIELDS of an entry."""
    name = fold(found.name)
    keys = [fold(key) for key in found.keys if key]
    parts = [part for part in (name, *keys, *map(fold, found.more)) if part]
    return name[:NAME_LENGTH], "\n".join(["", *keys, ""]), "\n".join(parts), words_column(parts)


def index(kind: SearchKind, dossiers: Iterable[Found]) -> None:
    """Write or rewrite the entries of these dossiers."""
    entries = [
        SearchEntry(kind=kind, row=found.row, **dict(zip(FIELDS, entry_values(found), strict=True)))
        for found in dossiers
    ]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=("kind", "row"), update_fields=FIELDS, batch_size=500
    )


def unindex(kind: SearchKind, rows: Iterable[int]) -> None:
    """These dossiers are found no more."""
    SearchEntry.objects.filter(kind=kind, row__in=list(rows)).delete()
