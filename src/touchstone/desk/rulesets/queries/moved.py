"""The listings that a trial moved, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.rulesets.models import Moved, Trial

PAGE = 50
PURPOSE = "rulesets.moved"


@dataclass(frozen=True, slots=True)
class Page:
    """`next` is a cursor or empty."""

    rows: Sequence[Moved]
    next: str
    previous: str = ""
    total: None = None


def moved_page(trial: Trial, way: str, cursor: str, size: int = PAGE) -> Page:
    """In the order in which they were found; InvalidError for a cursor that was not made here."""
    rows = trial.moved.select_related("version__listing").order_by("pk")
    if way:
        before, _, after = way.partition(">")
        rows = rows.filter(before=before, after=after)
    if cursor:
        place = unseal(PURPOSE, cursor)
        if not isinstance(place, int):
            raise InvalidError(problems="cursor")
        rows = rows.filter(pk__gt=place)
    found = list(rows[: size + 1])
    return Page(found[:size], seal(PURPOSE, found[size - 1].pk) if len(found) > size else "")
