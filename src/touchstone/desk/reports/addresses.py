"""Where a number leads: the list of what it counts, or the page that measures it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from touchstone.desk.reports.queries.periods import Period
from touchstone.desk.reports.saying import BACKLOG, CLASSES, Line
from touchstone.figures.service import AGES, WAITS


@dataclass(frozen=True, slots=True)
class Lists:
    """Names of lists: of what is counted, of what it is a share of, of what nothing is known of."""

    count: str = ""
    of: str = ""
    unknown: str = ""


LISTS: Mapping[tuple[str, str], Lists] = {
    ("T24", "share"): Lists("decided_within_24_hours", "decided"),
    ("T24", "within_a_working_day"): Lists("decided_within_a_working_day", "decided"),
    ("H24", "share"): Lists("opened_within_24_hours", "opened"),
    ("T_decide", "median"): Lists(of="decided"),
    ("T_decide", "p95"): Lists(of="decided"),
    **{("T_decide", CLASSES[n]): Lists(f"decided_class_{n}", "decided") for n in range(len(WAITS) + 1)},
    ("PRO", "share"): Lists("removals_proactive", "removals"),
    ("PRO", "ratio"): Lists("removals_proactive", "removals_reported"),
    ("PRE0", "share"): Lists("removals_unsold", "removals_known", "removals_unknown"),
    ("overturned", "share"): Lists("appeals_upheld", "appeals"),
    **{("backlog", BACKLOG[n]): Lists(f"waiting_class_{n}", "waiting") for n in range(len(AGES) + 1)},
}


def list_url(name: str, period: Period) -> str:
    """The page of a list; empty where there is none."""
    return f"{reverse('figure_things')}?{urlencode({'list': name, **_days(period)})}" if name else ""


def lists_of(line: Line, period: Period) -> Lists:
    """Their addresses."""
    found = LISTS.get((line.key, line.part), Lists())
    return Lists(*(list_url(name, period) for name in (found.count, found.of, found.unknown)))


def page_of(key: str, period: Period) -> str:
    """The page that measures a figure in full; empty where its lists do."""
    if key == "precision":
        return f"{reverse('precision')}?{urlencode(_days(period))}"
    return reverse("agreement") if key == "agreement" else ""


def _days(period: Period) -> Mapping[str, str]:
    first, last = period.days
    return {"since": first.isoformat(), "until": last.isoformat()}


def period_url(name: str, period: Period) -> str:
    """A page of reports, for these days."""
    return f"{reverse(name)}?{urlencode(_days(period))}"
