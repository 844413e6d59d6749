"""Rows of the service figures: computed anew each time, from durable rows alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.deciding import standing_decisions
from touchstone.desk.measures.models import Appeal, Measure
from touchstone.desk.measures.transitions import FILED, UPHELD
from touchstone.desk.tips.models import Tip
from touchstone.figures.service import (
    Decided,
    Removal,
    Share,
    Times,
    backlog,
    overturned,
    removed_before_sale,
    removed_proactively,
    times_to_decide,
)
from touchstone.rulebook.china import china_calendar
from touchstone.rulebook.penalties.action import Action


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` on, before `until`."""

    since: datetime
    until: datetime

    def holds(self, name: str) -> Q:
        """The rows whose time `name` lies in it."""
        return Q(**{f"{name}__gte": self.since, f"{name}__lt": self.until})


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """All of them at one moment; the backlog is that of now, whatever the period."""

    times: Times
    proactive: Share
    before_sale: Share
    overturned: Share
    backlog: Sequence[int]


def service_figures(period: Period, now: datetime) -> ServiceFigures:
    """The figures of a period."""
    removals = [Removal(is_proactive) for is_proactive in removals_in(period).values_list("is_proactive", flat=True)]
    return ServiceFigures(
        times_to_decide(decided_in(period), china_calendar()),
        removed_proactively(removals),
        removed_before_sale(removals),
        overturned(status == UPHELD for status in appeals_in(period).values_list("status", flat=True)),
        backlog(waiting_leads().values_list("created_at", flat=True).iterator(), now),
    )


def decided_in(period: Period) -> list[Decided]:
    """Leads whose first standing verdict lies in the period."""
    first = standing_decisions().order_by().values("lead").annotate(first=Min("decided_at"))
    rows = first.filter(period.holds("first")).values_list("lead__created_at", "first")
    return [Decided(opened, decided) for opened, decided in rows]


def removals_in(period: Period) -> QuerySet[Any]:
    """Removals of listings that were decided in the period and stand, with `is_proactive`."""
    listing = OuterRef("breach__listing_version__listing")
    earlier = Tip.objects.filter(target__listing=listing, created_at__lt=OuterRef("decided_at"))
    removed = Measure.objects.filter(period.holds("decided_at"), action=Action.REMOVE_LISTING, reversed_at=None)
    return removed.annotate(is_proactive=~Exists(earlier)).order_by("decided_at", "pk")


def appeals_in(period: Period) -> QuerySet[Appeal]:
    """Appeals that were decided in the period."""
    return Appeal.objects.filter(period.holds("decided_at")).exclude(status=FILED).order_by("decided_at", "pk")


def waiting_leads() -> QuerySet[Lead]:
    """What waits now."""
    return Lead.objects.filter(waiting=True).order_by(F("created_at").asc(), "pk")
