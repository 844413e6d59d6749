"""The time to decide, the backlog, removals and appeals, row by row."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from touchstone.figures.recount.numbers import Number, Span, share
from touchstone.figures.recount.record import Record
from touchstone.figures.recount.rows import AppealRow, MeasureRow, SalesRow, TipRow
from touchstone.rulebook.china import china_calendar

Key = tuple[str, str]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CLASSES = (
    ("up_to_1_hour", HOUR), ("up_to_1_day", DAY), ("up_to_2_days", 2 * DAY), ("up_to_3_days", 3 * DAY),
    ("up_to_7_days", 7 * DAY), ("longer", timedelta.max),
)  # fmt: skip
AGES = (("up_to_1_day", DAY), ("up_to_3_days", 3 * DAY), ("up_to_7_days", 7 * DAY), ("longer", timedelta.max))
Answered = list[tuple[datetime, datetime | None, bool]]


def answered(record: Record) -> Answered:
    """Each lead that is no second review: when it was opened, its first verdict that nobody took back, whether it waits."""
    second = {review.lead for review in record.reviews}
    first: dict[str, datetime] = {}
    for decision in record.decisions:
        if not decision.taken_back:
            first.setdefault(decision.lead, decision.decided)
    return [(lead.opened, first.get(lead.lead), lead.waiting) for lead in record.leads if lead.lead not in second]


def time_numbers(record: Record, rows: Answered, span: Span) -> Iterator[tuple[Key, Number]]:
    """T24, H24 and T_decide of a span; `rows` as `answered` gives them."""
    given = [(opened, decided) for opened, decided, _ in rows if decided is not None and span.holds(decided)]
    waits = sorted(decided - opened for opened, decided in given)
    yield ("T24", "share"), share(each <= DAY for each in waits)
    yield ("T24", "within_a_working_day"), share(is_next_workday(*each) for each in given)
    old = [row for row in rows if span.holds(row[0]) and row[0] <= record.now - DAY]
    yield (
        ("H24", "share"),
        share(decided is not None and decided - at <= DAY for at, decided, waiting in old if decided or waiting),
    )
    for part, hundredths in (("median", 50), ("p95", 95)):
        yield ("T_decide", part), Number(_rank(waits, hundredths), None, len(waits))
    for (part, _), count in zip(CLASSES, _classed(waits, CLASSES), strict=True):
        yield ("T_decide", part), Number(count, count, len(waits))


def backlog_numbers(record: Record, rows: Answered) -> Iterator[tuple[Key, Number]]:
    """What waits, by age, when the record was read."""
    ages = sorted(record.now - opened for opened, _, waiting in rows if waiting)
    for (part, _), count in zip(AGES, _classed(ages, AGES), strict=True):
        yield ("backlog", part), Number(count, count, len(ages))


def removal_numbers(record: Record, span: Span) -> Iterator[tuple[Key, Number]]:
    """PRO and PRE0."""
    tips: dict[str, list[datetime]] = {}
    for tip in record.all_of(TipRow):
        if tip.listing and not tip.withdrawn:
            tips.setdefault(tip.listing, []).append(tip.received)
    sales = {said.listing: said for said in record.all_of(SalesRow)}
    removed = [
        each
        for each in record.all_of(MeasureRow)
        if each.action == "remove_listing" and not each.reversed and span.holds(each.decided)
    ]
    proactive = [not any(at < each.decided for at in tips.get(each.listing, ())) for each in removed]
    own = [each for each, is_proactive in zip(removed, proactive, strict=True) if is_proactive]
    yield ("PRO", "share"), share(proactive)
    reported = len(removed) - len(own)
    yield ("PRO", "ratio"), Number(round(len(own) / reported, 2) if reported else None, len(own), reported)
    known = [_had_sold(each.decided, sales.get(each.listing)) for each in own]
    yield ("PRE0", "share"), share((not sold for sold in known if sold is not None), known.count(None))


def appeal_numbers(record: Record, span: Span) -> Iterator[tuple[Key, Number]]:
    """How many of the decided appeals were upheld."""
    rows = [each for each in record.all_of(AppealRow) if each.status != "filed"]
    upheld = [each.status == "upheld" for each in rows if each.decided is not None and span.holds(each.decided)]
    yield ("overturned", "share"), share(upheld)


def is_next_workday(opened: datetime, decided: datetime) -> bool:
    """Whether no working day lies between the two days."""
    calendar = china_calendar()
    day, last = (at.astimezone(calendar.zone).date() + more for at, more in ((opened, DAY), (decided, timedelta())))
    while day < last:
        if calendar.is_working_day(day):
            return False
        day += DAY
    return True


def _had_sold(at: datetime, said: SalesRow | None) -> bool | None:
    if said is None:
        return None
    if said.sold_by is not None and said.sold_by <= at:
        return True
    return False if said.unsold_until is not None and said.unsold_until >= at else None


def _rank(ordered: Sequence[timedelta], hundredths: int) -> float | None:
    """In hours: the first value that so many of all do not exceed."""
    for place, each in enumerate(ordered, start=1):
        if 100 * place >= hundredths * len(ordered):
            return round(each / HOUR, 2)
    return None


def _classed(ordered: Sequence[timedelta], classes: Sequence[tuple[str, timedelta]]) -> Iterator[int]:
    """How many are no longer than each end and longer than the one before."""
    before = 0
    for _, end in classes:
        up_to = sum(each <= end for each in ordered)
        yield up_to - before
        before = up_to
