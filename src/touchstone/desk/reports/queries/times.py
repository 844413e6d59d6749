"""The time to decide: counted by the database, in a few questions for however many verdicts and periods."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Q

from touchstone.desk.leads.models import FirstVerdict, Lead, SecondReview, Undoing
from touchstone.desk.leads.queries.queue import in_state
from touchstone.desk.leads.transitions import OPEN, REOPENED
from touchstone.desk.reports.queries.periods import Edges, count_of, within
from touchstone.desk.reports.queries.pieces import ask, count_classes, count_quick, count_waiting, pick_rank, wait_of
from touchstone.figures.service import AGES, DAY, MEDIAN, P95, WAITS, Share, Times

Counts = Mapping[int, Sequence[Any]]


def times_in(edges: Edges) -> Sequence[Times]:
    """Of the first verdicts that were given in each period."""
    periods = list(enumerate(pairwise(edges)))
    counts = _by_place(ask(count_classes(place, *ends, WAITS) for place, ends in periods))
    ranks = ask(
        pick_rank(place, each, *ends, -(-counts[place][0] * each // 100), counts[place][0])
        for place, ends in periods
        for each in (MEDIAN, P95)
        if counts[place][0]
    )
    picked = {(place, each): wait_of(waited) for place, each, waited in ranks}
    return [_times(counts[place], picked.get((place, MEDIAN)), picked.get((place, P95))) for place, _ in periods]


def handled_in(edges: Edges, now: datetime) -> Sequence[Share]:
    """Of the leads that were opened in each period, 24 hours ago or earlier, and were decided or wait still."""
    old = now - DAY + timedelta(microseconds=1)
    periods = [(place, since, min(until, old)) for place, (since, until) in enumerate(pairwise(edges))]
    answered = _by_place(ask(count_quick(place, "opened", since, until, DAY) for place, since, until in periods))
    waiting = _by_place(ask(count_waiting(place, since, until) for place, since, until in periods))
    twice = _placed(_opened_again(edges, old), edges) + _placed(_blind(edges, old), edges)
    return [
        Share(answered[place][1], answered[place][0] + waiting[place][0] - twice[place])
        for place in range(count_of(edges))
    ]


def backlog_at(now: datetime) -> Sequence[int]:
    """What waits now by age; second reviews are no new work and are not counted."""
    ends = [None, *(now - age for age in AGES), None]
    every = _by_place(ask(count_waiting(n, ends[n + 1], ends[n]) for n in range(len(AGES) + 1)))
    opened = SecondReview.objects.filter(lead__waiting=True).values_list("lead__created_at", flat=True)
    blind = Counter(sum(now - at > age for age in AGES) for at in opened)
    return [every[n][0] - blind[n] for n in range(len(AGES) + 1)]


def aged(name: str, number: int, now: datetime) -> Q:
    """What belongs to one class of age."""
    young = Q(**{f"{name}__lt": now - AGES[number - 1]}) if number else Q()
    return young & (Q(**{f"{name}__gte": now - AGES[number]}) if number < len(AGES) else Q())


def waited(number: int) -> Q:
    """What belongs to one class of the time to decide."""
    longer = Q(waited__gt=WAITS[number - 1]) if number else Q()
    return longer & (Q(waited__lte=WAITS[number]) if number < len(WAITS) else Q())


def _times(counts: Sequence[int], median: timedelta | None, p95: timedelta | None) -> Times:
    count, by_workday, *up_to = counts
    classes = tuple(more - less for less, more in pairwise([0, *up_to, count]))
    quick = up_to[WAITS.index(DAY)]
    return Times(count, median, p95, Share(quick, count), Share(by_workday, count), classes)


def _opened_again(edges: Edges, old: datetime) -> Iterable[datetime]:
    """When the leads were opened that have a verdict and wait again: few, and found by what made them so."""
    rows = FirstVerdict.objects.filter(within("opened", edges), opened__lt=old)
    undone = Undoing.objects.order_by().values("decision__lead")
    reopened = in_state(Lead.objects.order_by(), REOPENED).values("pk")
    for found in (rows.filter(lead__in=reopened), rows.filter(lead__status=OPEN, lead__in=undone)):
        yield from found.order_by().values_list("opened", flat=True)


def _blind(edges: Edges, old: datetime) -> Iterable[datetime]:
    """When the second reviews were opened that wait."""
    rows = SecondReview.objects.filter(within("lead__created_at", edges), lead__waiting=True, lead__created_at__lt=old)
    return rows.order_by().values_list("lead__created_at", flat=True)


def _placed(times: Iterable[datetime], edges: Edges) -> Counter[int]:
    return Counter(bisect_right(edges, at) - 1 for at in times)


def _by_place(rows: Iterable[Sequence[Any]]) -> Counts:
    return {place: counts for place, *counts in rows}
