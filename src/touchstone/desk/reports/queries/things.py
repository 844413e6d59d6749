"""The things behind each number: one row for each list, whose count is the number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from touchstone.desk.leads.models import FirstVerdict, Lead, SecondReview
from touchstone.desk.measures.transitions import REJECTED, UPHELD
from touchstone.desk.reports.queries.appeals import decided_appeals
from touchstone.desk.reports.queries.periods import Period
from touchstone.desk.reports.queries.removals import SOLD, UNKNOWN, UNSOLD, standing_removals
from touchstone.desk.reports.queries.times import aged, backlog_at, handled_in, waited
from touchstone.figures.service import AGES, DAY, WAITS, Share

LEADS, VERDICTS, MEASURES, APPEALS = "leads", "verdicts", "measures", "appeals"
Rows = Callable[[Period, datetime], QuerySet[Any]]
Count = Callable[[Period, datetime], int]
Parts = Callable[[Period, datetime], Sequence[tuple[str, QuerySet[Any]]]]


@dataclass(frozen=True, slots=True)
class Things:
    """`kind` says what the rows are, `time` is the column by which they are listed, the latest first.

    `count` is the number itself, as the figures find it from indexes alone; None: the database counts the rows.
    `parts` are the rows in parts, each with its column of time, which an index holds in order; None: the rows are one part.
    """

    kind: str
    time: str
    rows: Rows
    count: Count | None = None
    parts: Parts | None = None


def _verdicts(narrow: Q) -> Things:
    return Things(VERDICTS, "decided", lambda period, now: FirstVerdict.objects.filter(narrow, period.holds("decided")))


def _removals(**narrow: Any) -> Things:
    return Things(
        MEASURES,
        "decided_at",
        lambda period, now: standing_removals().filter(period.holds("decided_at")).filter(**narrow),
    )


def _appeals(narrow: Q) -> Things:
    return Things(
        APPEALS, "decided_at", lambda period, now: decided_appeals().filter(narrow, period.holds("decided_at"))
    )


def _opened(answered: Q, counted: Callable[[Share], int], *, waits: bool = True) -> Things:
    """Leads with such a first verdict and, if it `waits`, those that have none yet."""

    def rows(period: Period, now: datetime) -> QuerySet[Lead]:
        new = Lead.objects.filter(period.holds("created_at"), created_at__lte=now - DAY)
        return new.filter(answered | WAITING if waits else answered)

    def parts(period: Period, now: datetime) -> Sequence[tuple[str, QuerySet[Lead]]]:
        found = [("first_verdict__opened", answered), ("created_at", WAITING)]
        return [
            (time, Lead.objects.filter(period.holds(time), which, **{f"{time}__lte": now - DAY}))
            for time, which in (found if waits else found[:1])
        ]

    def count(period: Period, now: datetime) -> int:
        [share] = handled_in((period.since, period.until), now)
        return counted(share)

    return Things(LEADS, "created_at", rows, count, parts)


def _waiting(number: int | None) -> Things:
    def rows(_period: Period, now: datetime) -> QuerySet[Lead]:
        narrow = Q() if number is None else aged("created_at", number, now)
        return Lead.objects.filter(NEW, narrow)

    def count(_period: Period, now: datetime) -> int:
        classes = backlog_at(now)
        return sum(classes) if number is None else classes[number]

    return Things(LEADS, "created_at", rows, count)


QUICK, SLOW = Q(first_verdict__waited__lte=DAY), Q(first_verdict__waited__gt=DAY)
# as anti-joins: of an outer join whose other side is missing PostgreSQL expects one row, and reads all to sort them
NEW = Q(~Exists(SecondReview.objects.filter(lead=OuterRef("pk"))), waiting=True)
WAITING = NEW & ~Exists(FirstVerdict.objects.filter(lead=OuterRef("pk")))
THINGS: Mapping[str, Things] = {
    "decided": _verdicts(Q()),
    "decided_within_24_hours": _verdicts(Q(waited__lte=DAY)),
    "decided_later": _verdicts(Q(waited__gt=DAY)),
    "decided_within_a_working_day": _verdicts(Q(is_by_workday=True)),
    **{f"decided_class_{number}": _verdicts(waited(number)) for number in range(len(WAITS) + 1)},
    "opened": _opened(QUICK | SLOW, lambda share: share.whole),
    "opened_within_24_hours": _opened(QUICK, lambda share: share.part, waits=False),
    "opened_not_within_24_hours": _opened(SLOW, lambda share: share.whole - share.part),
    "removals": _removals(),
    "removals_proactive": _removals(is_proactive=True),
    "removals_reported": _removals(is_proactive=False),
    "removals_unsold": _removals(is_proactive=True, sales=UNSOLD),
    "removals_sold": _removals(is_proactive=True, sales=SOLD),
    "removals_known": _removals(is_proactive=True, sales__in=(SOLD, UNSOLD)),
    "removals_unknown": _removals(is_proactive=True, sales=UNKNOWN),
    "appeals": _appeals(Q()),
    "appeals_upheld": _appeals(Q(status=UPHELD)),
    "appeals_rejected": _appeals(Q(status=REJECTED)),
    "waiting": _waiting(None),
    **{f"waiting_class_{number}": _waiting(number) for number in range(len(AGES) + 1)},
}
