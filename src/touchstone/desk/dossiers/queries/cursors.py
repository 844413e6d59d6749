"""Cursors: where a page ends, as an opaque word in the address."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from touchstone.desk.authority.errors import InvalidError


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last (or with `back` the first) row of the page that was left: the value it was sorted by, and its row."""

    value: Any
    row: int
    back: bool = False

    def to_text(self) -> str:
        """For the address."""
        plain = json.dumps([self.value, self.row, self.back], separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_cursor(text: str, kind: type) -> Cursor | None:
    """The inverse; empty is the first page. Raises InvalidError. `kind` is the type of the value."""
    if not text:
        return None
    try:
        value, row, back = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, TypeError, binascii.Error):
        raise InvalidError(problems="cursor") from None
    fits = isinstance(value, kind) and not isinstance(value, bool) and isinstance(back, bool)
    if not fits or not isinstance(row, int) or not 0 <= row < 2**63:
        raise InvalidError(problems="cursor")
    return Cursor(value, row, back)
