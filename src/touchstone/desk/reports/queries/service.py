"""All service figures of some periods: a fixed number of questions, however much was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from touchstone.desk.authority.actor import Actor
from touchstone.desk.reports.queries.appeals import overturned_in
from touchstone.desk.reports.queries.periods import Edges, Period, edges_of
from touchstone.desk.reports.queries.quality import agreement_in, precision_in
from touchstone.desk.reports.queries.removals import removals_in
from touchstone.desk.reports.queries.times import backlog_at, handled_in, times_in
from touchstone.figures.agreement import Agreement
from touchstone.figures.precision import Precision
from touchstone.figures.service import Share, Times


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """Those of one period."""

    times: Times
    handled: Share
    proactive: Share
    before_sale: Share
    overturned: Share
    precision: Precision
    agreement: Agreement


def figures_of(cuts: Sequence[Edges], actor: Actor, now: datetime) -> Sequence[Sequence[ServiceFigures]]:
    """The figures of each period of each cut. What adds up is counted once, in the pieces that all cuts make together."""
    merged = sorted({edge for edges in cuts for edge in edges})
    removals, handled = removals_in(merged), handled_in(merged, now)
    proactive, before_sale = [each[0] for each in removals], [each[1] for each in removals]
    return [
        [
            ServiceFigures(*each)
            for each in zip(
                times_in(edges),
                *(summed(counts, merged, edges) for counts in (handled, proactive, before_sale)),
                overturned_in(edges),
                precision_in(edges),
                agreement_in(edges, actor),
                strict=True,
            )
        ]
        for edges in cuts
    ]


def figures_between(edges: Edges, actor: Actor, now: datetime) -> Sequence[ServiceFigures]:
    """The figures of each period, in order."""
    return figures_of([edges], actor, now)[0]


def summed(counts: Sequence[Share], merged: Edges, edges: Edges) -> Sequence[Share]:
    """Counts of small pieces as those of the periods that they make up."""
    at = [merged.index(edge) for edge in edges]
    return [sum(counts[first:last], Share()) for first, last in pairwise(at)]


@dataclass(frozen=True, slots=True)
class Service:
    """The figures of a period, of the one before it, and of weeks; the backlog is that of now, whatever the period."""

    period: Period
    before: ServiceFigures
    figures: ServiceFigures
    weeks: Sequence[ServiceFigures]
    backlog: Sequence[int]


def service_figures(period: Period, actor: Actor, now: datetime, weeks: Edges = ()) -> Service:
    """Computed anew each time, from rows that are kept; `weeks` are the edges of those that are wanted too."""
    cuts = [edges_of(period), weeks] if weeks else [edges_of(period)]
    (before, figures), *more = figures_of(cuts, actor, now)
    return Service(period, before, figures, more[0] if more else (), backlog_at(now))
