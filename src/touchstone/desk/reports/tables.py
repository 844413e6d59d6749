"""The figures as rows of a file; programs and people read the same columns."""

from collections.abc import Iterable, Iterator, Sequence

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.reports.queries.periods import Edges, Period
from touchstone.desk.reports.queries.service import ServiceFigures
from touchstone.desk.reports.saying import Line, lines_of

COLUMNS = ("figure", "part", "value", "unit", "count", "of", "unknown", "low", "high", "since", "until")
Cells = Sequence[object]


def line_rows(lines: Sequence[Line], period: Period) -> list[Cells]:
    """One row for each number, under its heads."""
    return [COLUMNS, *period_rows(lines, period)]


def trend_rows(edges: Edges, found: Sequence[ServiceFigures], *, settles: bool) -> list[Cells]:
    """One row for each number of each week."""
    rows: list[Cells] = [COLUMNS]
    for place, figures in enumerate(found):
        lines = [line for line in lines_of(figures) if settles or line.key != "agreement"]
        rows += period_rows(lines, Period(edges[place], edges[place + 1]))
    return rows


def period_rows(lines: Sequence[Line], period: Period | None) -> Iterator[Cells]:
    """The rows alone; None: of all time."""
    first, last = (day.isoformat() for day in period.days) if period else ("", "")
    for line in lines:
        numbers = (line.value, line.unit, line.count, line.of, line.unknown, line.low, line.high)
        yield (line.key, line.part, *numbers, first, last)


def lines_of_csv(rows: Iterable[Cells]) -> bytes:
    """A file for spreadsheets and programs."""
    return b"\xef\xbb\xbf" + b"".join(write_row("" if cell is None else cell for cell in row) for row in rows)
