"""A file looked at in place: any part of it by offset, nothing copied that is not asked for."""

import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from touchstone.desk.evidence.errors import RefusedFileError


class Content:
    """The bytes of one file; `at` may come back short, `exactly` refuses where the file ends too early."""

    def __init__(self, held: mmap.mmap) -> None:
        self.held = held
        self.size = len(held)

    def at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`."""
        return self.held[max(offset, 0) : max(offset, 0) + length]

    def exactly(self, offset: int, length: int, what: str) -> bytes:
        """`length` bytes from `offset`; `what` names the kind in the refusal."""
        part = self.at(offset, length)
        if len(part) < length:
            raise RefusedFileError("broken", what=what, where=f"byte {offset}")
        return part

    def find(self, pattern: re.Pattern[bytes], start: int = 0, end: int | None = None) -> re.Match[bytes] | None:
        """The first place where the pattern fits."""
        return pattern.search(self.held, start, self.size if end is None else end)

    def count(self, pattern: re.Pattern[bytes], most: int) -> int:
        """How often the pattern fits, counted to `most` + 1."""
        found = 0
        for _ in pattern.finditer(self.held):
            found += 1
            if found > most:
                break
        return found


@contextmanager
def look_at(file: BinaryIO) -> Iterator[Content]:
    """The content of an open file that is not empty."""
    if not file.seek(0, 2):
        raise RefusedFileError("empty")
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        yield Content(held)
