"""Rows that could not be read: where they are, why, and what cures them, appended to a CSV file as they are met."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from touchstone.tables.errors import cannot_write
from touchstone.tables.reasons import REASON_TEXTS, Reason

SHOWN_CHARACTERS = 300
HEADER = ("file", "line", "reason", "reason_en", "reason_zh", "cure_en", "cure_zh", "row")


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that is not in any batch. `line` counts from 1 in the file as it lies; `text` is the start of the row."""

    file: str
    line: int
    reason: Reason
    text: str


def shown(raw: bytes | str) -> str:
    """The start of a row as it can be written down: undecodable bytes and control characters as escapes."""
    text = raw[: SHOWN_CHARACTERS * 4].decode("utf-8", "backslashreplace") if isinstance(raw, bytes) else raw
    head = text[:SHOWN_CHARACTERS].encode("utf-8", "backslashreplace").decode("utf-8").rstrip("\r\n")
    if head.isprintable():
        return head
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in head)


class RejectsWriter:
    """A CSV file of rejects that can be cut back to a checkpoint, so that an interrupted run leaves no row twice."""

    def __init__(self, path: Path, *, resume_at: int = 0) -> None:
        """Start the file anew, or keep its first `resume_at` bytes (a value that `checkpoint` returned)."""
        self.path = path
        self.counts: Counter[Reason] = Counter()
        try:
            self._file = path.open("r+b" if resume_at else "wb")
            self._file.truncate(resume_at)
            self._file.seek(resume_at)
        except OSError as error:
            raise cannot_write(path, error) from error
        if not resume_at:
            self._append([HEADER])

    def write(self, rejects: Iterable[Reject]) -> None:
        """Append rejects; they are on disk after the next `checkpoint` or `close`."""
        rows = []
        for reject in rejects:
            text = REASON_TEXTS[reject.reason]
            self.counts[reject.reason] += 1
            words = (text.reason_en, text.reason_zh, text.cure_en, text.cure_zh)
            rows.append((reject.file, str(reject.line), reject.reason.value, *words, reject.text))
        self._append(rows)

    def checkpoint(self) -> int:
        """Write out what is buffered; returns the length of the file in bytes."""
        self._file.flush()
        return self._file.tell()

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _append(self, rows: Iterable[tuple[str, ...]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        try:
            self._file.write(text.getvalue().encode("utf-8"))
        except OSError as error:
            raise cannot_write(self.path, error) from error
