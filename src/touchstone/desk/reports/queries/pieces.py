"""One question of many pieces: the same plain SQL for each period, so that an index is read once and nothing is sorted out."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from touchstone.desk.dossiers.bulk import moment
from touchstone.desk.leads.models import FirstVerdict, Lead

VERDICTS, LEADS = FirstVerdict._meta.db_table, Lead._meta.db_table
Piece = tuple[str, Sequence[Any]]


def ask(pieces: Iterable[Piece]) -> list[tuple[Any, ...]]:
    """The rows of all pieces."""
    given = list(pieces)
    if not given:
        return []
    pieces_of_sql = (f"SELECT * FROM ({text}) AS piece_{place}" for place, (text, _) in enumerate(given))  # noqa: S608 - own names
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(pieces_of_sql), [value for _, values in given for value in values])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def count_quick(place: int, column: str, since: datetime, until: datetime, most: timedelta) -> Piece:
    """(place, how many, how many of them waited no longer than `most`) of first verdicts by a time."""
    quick = "COUNT(CASE WHEN waited <= %s THEN 1 END)"
    text = f"SELECT {place} AS place, COUNT(*) AS n, {quick} AS quick FROM {VERDICTS} WHERE {column} >= %s AND {column} < %s"  # noqa: S608 - own names
    return text, [plain(most), moment(since), moment(until)]


def count_classes(place: int, since: datetime, until: datetime, ends: Sequence[timedelta]) -> Piece:
    """(place, how many, by the next working day, then no longer than each of `ends`) of verdicts given in a period."""
    counts = ", ".join(f"COUNT(CASE WHEN waited <= %s THEN 1 END) AS c{n}" for n in range(len(ends)))
    by_workday = "COUNT(CASE WHEN is_by_workday THEN 1 END) AS by_workday"
    text = f"SELECT {place} AS place, COUNT(*) AS n, {by_workday}, {counts} FROM {VERDICTS} WHERE decided >= %s AND decided < %s"  # noqa: S608 - own names
    return text, [*map(plain, ends), moment(since), moment(until)]


def pick_rank(place: int, hundredths: int, since: datetime, until: datetime, nth: int, count: int) -> Piece:
    """(place, hundredths, the wait that is the `nth` of `count` in order); what lies near the end is reached from there."""
    order, skipped = ("ASC", nth - 1) if 2 * nth <= count else ("DESC", count - nth)
    text = f"SELECT {place} AS place, {hundredths} AS hundredths, waited FROM {VERDICTS} WHERE decided >= %s AND decided < %s"  # noqa: S608 - own names
    return f"{text} ORDER BY waited {order} LIMIT 1 OFFSET {skipped}", [moment(since), moment(until)]


def count_waiting(place: int, since: datetime | None, until: datetime | None) -> Piece:
    """(place, how many) of the leads that wait and were opened from `since` on, before `until`; None: no such end."""
    ends = [(f"created_at {sign} %s", at) for sign, at in ((">=", since), ("<", until)) if at is not None]
    where = " AND ".join(["waiting", *(text for text, _ in ends)])
    return f"SELECT {place} AS place, COUNT(*) AS n FROM {LEADS} WHERE {where}", [moment(at) for _, at in ends]  # noqa: S608 - own names


def plain(waited: timedelta) -> Any:
    """A wait as the database keeps it."""
    return FirstVerdict._meta.get_field("waited").get_db_prep_value(waited, connection)


def wait_of(value: Any) -> timedelta:
    """The inverse."""
    return value if isinstance(value, timedelta) else timedelta(microseconds=value)
