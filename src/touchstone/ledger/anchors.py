"""Daily anchors: the head of each day in a file of one line, which names the hash of the line before.

Copies of anchors kept elsewhere (printed, mailed, with a notary) are what a rewritten record cannot agree with.
"""

import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from touchstone.ledger.errors import AnchorError
from touchstone.ledger.lines import LONGEST, Shape, fits, read_hex, read_line, write_line

FORMAT = "touchstone-anchor/1"
SHAPE: Shape = {"checkpoint": str, "day": str, "format": str, "previous": str}
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True)
class Anchor:
    """The signed head of a day; `previous` is the digest of the anchor before, or NOTHING_BEFORE."""

    day: date
    checkpoint: str
    previous: str = NOTHING_BEFORE

    def to_line(self) -> bytes:
        """The line of its file."""
        return write_line(
            {
                "checkpoint": self.checkpoint,
                "day": self.day.isoformat(),
                "format": FORMAT,
                "previous": self.previous,
            }
        )

    def digest(self) -> str:
        """SHA-256 of the line, in hexadecimal: what the next anchor names."""
        return sha256(self.to_line()).hexdigest()

    def follows(self, other: "Anchor") -> bool:
        """Whether this is the very next anchor after the other."""
        return self.day > other.day and self.previous == other.digest()


def next_anchor(day: date, checkpoint: str, before: Anchor | None) -> Anchor:
    """The anchor of a day after the one before. Raises AnchorError where the day is not later."""
    if before and day <= before.day:
        raise AnchorError(
            f"There is an anchor of {before.day} already; {day} is not later.",
            hint="Write one anchor a day, in order of days.",
            sentence_zh=f"已有 {before.day} 的锚点；{day} 并不更晚。",
            hint_zh="每天写一个锚点，按日期顺序。",
        )
    return Anchor(day, checkpoint, before.digest() if before else NOTHING_BEFORE)


def parse_anchor(written: bytes) -> Anchor:
    """The anchor of a line. Raises ValueError where any byte is different from what we would write."""
    line = read_line(written)
    if not fits(line, SHAPE) or line["format"] != FORMAT:
        raise ValueError("another format")
    read_hex(str(line["previous"]))
    anchor = Anchor(date.fromisoformat(str(line["day"])), str(line["checkpoint"]), str(line["previous"]))
    if anchor.to_line() != written:
        raise ValueError("another spelling of the day")
    return anchor


def save_anchor(folder: Path, anchor: Anchor) -> Path:
    """Write the file of a day, wait until it is on disk, and say where it is. Raises AnchorError where it exists."""
    path = folder / f"{anchor.day}.json"
    try:
        with path.open("xb") as file:
            file.write(anchor.to_line())
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise AnchorError(
            f"{path} exists already.",
            hint="An anchor is never written again; compare it with the copies kept elsewhere.",
            sentence_zh=f"{path} 已存在。",
            hint_zh="锚点不会重写；请与别处保存的副本比对。",
        ) from error
    return path


def load_anchors(paths: list[Path]) -> list[Anchor]:
    """The anchors of files, one or more lines each, in the order given. Raises AnchorError for a line that is none."""
    anchors = []
    for path in paths:
        for number, written in enumerate(_read_lines(path), 1):
            try:
                anchors.append(parse_anchor(written))
            except ValueError as error:
                raise _unreadable(f"{path}:{number}") from error
    return anchors


def _read_lines(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            lines = file.read(LONGEST).splitlines(keepends=True)
    except OSError as error:
        raise _unreadable(str(path)) from error
    if not lines:
        raise _unreadable(str(path))
    return lines


def _unreadable(place: str) -> AnchorError:
    return AnchorError(
        f"{place} is not an anchor of a record.",
        hint="Give anchor files exactly as they were written; fetch the copy that is kept elsewhere.",
        sentence_zh=f"{place} 不是台账锚点。",
        hint_zh="请原样提供锚点文件；可取用别处保存的副本。",
    )
