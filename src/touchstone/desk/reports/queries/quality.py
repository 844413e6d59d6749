"""How precise what screening found was, and how far two reviewers agree, by when it was decided."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from django.db.models import Count, Sum
from django.utils.timezone import localdate

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import LeadVerdict, SignalCount
from touchstone.desk.leads.queries.deciding import BREACHES
from touchstone.desk.leads.queries.precision import RULESET
from touchstone.desk.leads.queries.second_reviews import compared
from touchstone.desk.reports.queries.periods import Edges, count_of, place_of, within
from touchstone.figures.agreement import Agreement, Pair, agreement_of
from touchstone.figures.precision import Precision


def precision_in(edges: Edges) -> Sequence[Precision]:
    """Of what was decided in each period."""
    days = [localdate(edge) for edge in edges]
    rows = SignalCount.objects.filter(signal=RULESET, day__gte=days[0], day__lt=days[-1]).order_by()
    sums: list[Counter[str]] = [Counter() for _ in range(count_of(edges))]
    for day, verdict, count in rows.values_list("day", "verdict").annotate(Sum("count")):
        sums[bisect_right(days, day) - 1][verdict] += count
    return [_precision(each) for each in sums]


def agreement_in(edges: Edges, actor: Actor) -> Sequence[Agreement]:
    """Of the second reviews that were answered in each period; for those who may settle them."""
    rows = compared(actor).filter(within("second__decided_at", edges))
    rows = rows.annotate(place=place_of("second__decided_at", edges)).order_by()
    cells: list[Counter[Pair]] = [Counter() for _ in range(count_of(edges))]
    counted = rows.values_list("place", "first__verdict", "second__verdict").annotate(Count("pk"))
    for place, first, second, count in counted:
        cells[place][first, second] += count
    return [agreement_of(each) for each in cells]


def _precision(counts: Mapping[str, int]) -> Precision:
    breaches = sum(counts.get(verdict, 0) for verdict in BREACHES)
    return Precision(breaches, counts.get(LeadVerdict.FINE, 0), counts.get(LeadVerdict.CANNOT_TELL, 0))
