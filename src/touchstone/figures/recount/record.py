"""An exported record: its rows in memory, and the files that hold them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from touchstone.figures.errors import RecordError
from touchstone.figures.recount.rows import (
    KINDS,
    AppealRow,
    DecisionRow,
    LeadRow,
    MeasureRow,
    ReviewRow,
    Row,
    SalesRow,
    TipRow,
)

HEAD = "record.json"
"""When the record was read, and the time zone of the desk's days."""
TIMES = (datetime, datetime | None)
Kind = TypeVar("Kind", LeadRow, DecisionRow, ReviewRow, MeasureRow, TipRow, SalesRow, AppealRow)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that the figures of a desk follow from, as it was at `now`; days are those of `zone`."""

    now: datetime
    zone: ZoneInfo
    rows: Mapping[type[Row], tuple[Row, ...]]

    def all_of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The rows of a kind, in their order."""
        return cast(tuple[Kind, ...], self.rows.get(kind, ()))

    @property
    def leads(self) -> tuple[LeadRow, ...]:
        """In the order in which they were opened."""
        return self.all_of(LeadRow)

    @property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """In the order in which they were given."""
        return self.all_of(DecisionRow)

    @property
    def reviews(self) -> tuple[ReviewRow, ...]:
        """The second reviews."""
        return self.all_of(ReviewRow)


def write_head(folder: Path, now: datetime, zone: str) -> None:
    """Of when and of which days the record is."""
    said = {"now": now.isoformat(), "zone": zone}
    (folder / HEAD).write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def write_rows(folder: Path, kind: type[Row], rows: Iterable[Row]) -> int:
    """The file of a kind, as a stream; returns how many."""
    count = 0
    with (folder / kind.FILE).open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            count += 1
            said = {each.name: _plain(getattr(row, each.name)) for each in fields(kind)}
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
    return count


def read_record(folder: Path) -> Record:
    """The record in a folder. Raises RecordError, which names the file and the line."""
    head = folder / HEAD
    try:
        said = json.loads(head.read_text(encoding="utf-8"))
        now, zone = _time(said["now"]), ZoneInfo(said["zone"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise refuse(head, 1, _reason(error)) from None
    return Record(now, zone, {kind: tuple(_read(folder / kind.FILE, kind)) for kind in KINDS})


def refuse(path: Path, line: int, reason: str) -> RecordError:
    """A file is not what `touchstone figures export` writes."""
    return RecordError(
        f"{path}, line {line}: not of an exported record ({reason}).",
        hint="Export it again: touchstone figures export FOLDER.",
        sentence_zh=f"{path} 第 {line} 行：不是导出的记录（{reason}）。",
        hint_zh="请重新导出：touchstone figures export 文件夹。",
    )


def _read(path: Path, kind: type[Row]) -> Iterator[Row]:
    types = {each.name: each.type for each in fields(kind)}
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                number += 1
                said = json.loads(line)
                yield kind(**{name: _cell(said[name], kept) for name, kept in types.items()})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise refuse(path, max(number, 1), _reason(error)) from None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _cell(value: Any, kept: Any) -> Any:
    """As the column keeps it. Raises TypeError, ValueError where it is none of the kind."""
    if kept in TIMES:
        return None if value is None and kept is not datetime else _time(value)
    if kept in (str, bool):
        if not isinstance(value, kept):
            raise TypeError(f"{value!r} is no {kept.__name__}")
        return value
    return tuple(str(each) for each in value)


def _time(value: str) -> datetime:
    """A moment. Raises TypeError, ValueError where it is none, or has no time zone."""
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return at


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return str(error.strerror or error)
    return f"{error} is wanting" if isinstance(error, KeyError) else str(error)
