"""The service figures row by row, in plain Python: slow, and what the desk counts must equal it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from touchstone.desk.dossiers.models import ListingSales
from touchstone.desk.leads.models import Decision, Lead, SecondReview, Undoing
from touchstone.desk.measures.models import Appeal, Measure
from touchstone.desk.reports.queries.periods import Period
from touchstone.desk.tips.models import Tip
from touchstone.figures.service import (
    DAY,
    Decided,
    Removal,
    Share,
    Times,
    backlog,
    had_sold,
    handled,
    overturned,
    removed_before_sale,
    removed_proactively,
    times_to_decide,
)
from touchstone.rulebook.china import china_calendar
from touchstone.rulebook.penalties.action import Action


def is_in(period: Period, at: datetime) -> bool:
    return period.since <= at < period.until


def answered() -> Iterator[tuple[Lead, Decided | None]]:
    """Each lead that is no second review, with the first verdict on it that nobody took back."""
    undone = set(Undoing.objects.values_list("decision", flat=True))
    blind = set(SecondReview.objects.exclude(lead=None).values_list("lead", flat=True))
    for lead in Lead.objects.exclude(pk__in=blind):
        given = [each for each in Decision.objects.filter(lead=lead).order_by("pk") if each.pk not in undone]
        yield lead, Decided(lead.created_at, given[0].decided_at) if given else None


def plain_times(period: Period) -> Times:
    rows = [found for _, found in answered() if found and is_in(period, found.decided)]
    return times_to_decide(rows, china_calendar())


def plain_handled(period: Period, now: datetime) -> Share:
    waits: list[timedelta | None] = []
    for lead, found in answered():
        if is_in(period, lead.created_at) and lead.created_at <= now - DAY and (found or lead.waiting):
            waits.append(found.waited if found else None)
    return handled(waits)


def plain_backlog(now: datetime) -> tuple[int, ...]:
    return backlog((lead.created_at for lead, _ in answered() if lead.waiting), now)


def plain_removals(period: Period) -> tuple[Share, Share]:
    found = []
    for measure in Measure.objects.filter(reversed_at=None).select_related("breach__listing_version__listing"):
        if measure.action != Action.REMOVE_LISTING or not is_in(period, measure.decided_at):
            continue
        listing = measure.breach.listing_version.listing
        behind = [tip for tip in Tip.objects.select_related("target") if tip.target.listing_id == listing.pk]
        tips = [tip for tip in behind if tip.status != "withdrawn"]
        said = ListingSales.objects.filter(listing=listing).first()
        sold = had_sold(measure.decided_at, said.sold_by, said.unsold_until) if said else None
        found.append(Removal(all(tip.created_at >= measure.decided_at for tip in tips), sold))
    return removed_proactively(found), removed_before_sale(found)


def plain_overturned(period: Period) -> Share:
    decided = [each for each in Appeal.objects.all() if each.decided_at and is_in(period, each.decided_at)]
    return overturned(each.status == "upheld" for each in decided)
