"""Cursors: where a page ends, as an opaque word in the address."""

from dataclasses import dataclass
from typing import Any

from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.sealing import seal, unseal

PURPOSE = "dossiers.list"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last (or with `back` the first) row of the page that was left: the value it was sorted by, and its row."""

    value: Any
    row: int
    back: bool = False

    def to_text(self) -> str:
        """For the address, sealed: the number of a row would tell how many there are that one may not see."""
        return seal(PURPOSE, [self.value, self.row, self.back])


def read_cursor(text: str, kind: type) -> Cursor | None:
    """The inverse; empty is the first page. Raises InvalidError. `kind` is the type of the value."""
    if not text:
        return None
    place = unseal(PURPOSE, text)
    if not isinstance(place, list) or len(place) != 3:
        raise InvalidError(problems="cursor")
    value, row, back = place
    fits = isinstance(value, kind) and not isinstance(value, bool) and isinstance(back, bool)
    if not fits or not isinstance(row, int) or not 0 <= row < 2**63:
        raise InvalidError(problems="cursor")
    return Cursor(value, row, back)
