"""Published numbers beside recounted ones: which are equal, which differ, which are wanting."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from touchstone.figures.recount.counting import Recount
from touchstone.figures.recount.numbers import Number, Span
from touchstone.figures.recount.record import refuse
from touchstone.figures.recount.service import Key

PUBLISHED = "figures.csv"
"""What the desk counted, in the columns of the page's own file."""
CLOSE = 1.01e-6
"""Values are written to six places; the last one may be rounded either way."""
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A number: `published` None, the file does not have it; `recounted` None, the rows do not give it."""

    figure: str
    part: str
    days: Days
    published: Number | None
    recounted: Number | None

    @property
    def is_equal(self) -> bool:
        """Counts to the last one, values to the sixth place."""
        if self.published is None or self.recounted is None:
            return False
        ours, theirs = self.recounted, self.published
        counts = (ours.count, ours.of, ours.unknown) == (theirs.count, theirs.of, theirs.unknown)
        values = ((ours.value, theirs.value), (ours.low, theirs.low), (ours.high, theirs.high))
        return counts and all(_is_close(*each) for each in values)


def read_published(path: Path) -> Mapping[Days, Mapping[Key, Number]]:
    """By first and last day (empty: of all time), figure and part. Raises RecordError."""
    found: dict[Days, dict[Key, Number]] = {}
    number = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                number += 1
                days = found.setdefault((row["since"], row["until"]), {})
                days[row["figure"], row["part"].removeprefix("'")] = _number(row)
    except OSError as error:
        raise refuse(path, number, str(error.strerror or error)) from None
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise refuse(path, number, str(error)) from None
    if not found:
        raise refuse(path, number, "no rows")
    return found


def compare(recount: Recount, published: Mapping[Days, Mapping[Key, Number]]) -> Iterator[Compared]:
    """Every number of the file; and of the figures that it has for some days, the parts that it does not have."""
    for days, said in published.items():
        counted = recount.numbers(span_of(days, recount.record.zone))
        figures = {figure for figure, _ in said}
        wanting = [key for key in counted if key[0] in figures and key not in said]
        for key in (*said, *wanting):
            yield Compared(*key, days, said.get(key), counted.get(key))


def differing(rows: Sequence[Compared]) -> list[Compared]:
    """Those that are not equal."""
    return [each for each in rows if not each.is_equal]


def span_of(days: Days, zone: ZoneInfo) -> Span:
    """Both days are counted, by the clock of the desk."""
    first, last = (date.fromisoformat(day) if day else None for day in days)
    return Span(_begin(first, zone), _begin(last + timedelta(days=1), zone) if last else None)


def _begin(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None


def _number(row: Mapping[str, str]) -> Number:
    for day in (row["since"], row["until"]):
        if day:
            date.fromisoformat(day)
    value, low, high = (float(row[name]) if row[name] else None for name in ("value", "low", "high"))
    count = int(row["count"]) if row["count"] else None
    return Number(value, count, int(row["of"]), int(row["unknown"]), low, high)


def _is_close(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else abs(one - other) <= CLOSE
