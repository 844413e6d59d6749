"""Removals of listings: whether anybody had reported them, whether they had sold by then; counted by the database."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from touchstone.desk.measures.models import Measure
from touchstone.desk.reports.queries.periods import Edges, count_of, place_of, within
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.transitions import WITHDRAWN
from touchstone.figures.service import Share
from touchstone.rulebook.penalties.action import Action

LISTING = "breach__listing_version__listing"
SALES = f"{LISTING}__sales"
SOLD, UNSOLD, UNKNOWN = "sold", "unsold", "unknown"


def removals_in(edges: Edges) -> Sequence[tuple[Share, Share]]:
    """Of each period: the proactive ones of all removals, and of these those before the first sale."""
    rows = standing_removals().filter(within("decided_at", edges)).annotate(place=place_of("decided_at", edges))
    counted = rows.order_by().values_list("place", "is_proactive", "sales").annotate(Count("pk"))
    cells: Counter[tuple[int, bool, str]] = Counter()
    for place, is_proactive, sales, count in counted:
        cells[place, bool(is_proactive), sales] += count
    return [_shares(cells, place) for place in range(count_of(edges))]


def standing_removals() -> QuerySet[Any]:
    """Measures that removed a listing and were not reversed, with `is_proactive` and `sales`."""
    tips = Tip.objects.exclude(status=WITHDRAWN)
    earlier = tips.filter(target__listing=OuterRef(LISTING), created_at__lt=OuterRef("decided_at"))
    rows = Measure.objects.filter(action=Action.REMOVE_LISTING, reversed_at=None)
    return rows.annotate(is_proactive=~Exists(earlier), sales=_sales())


def _sales() -> Case:
    """Whether the listing had sold when it was removed; an order counts more than a word that there was none."""
    sold = Q(**{f"{SALES}__sold_by__lte": F("decided_at")})
    unsold = Q(**{f"{SALES}__unsold_until__gte": F("decided_at")})
    cases = (When(sold, then=Value(SOLD)), When(unsold, then=Value(UNSOLD)))
    return Case(*cases, default=Value(UNKNOWN), output_field=CharField())


def _shares(cells: Counter[tuple[int, bool, str]], place: int) -> tuple[Share, Share]:
    own = {sales: cells[place, True, sales] for sales in (SOLD, UNSOLD, UNKNOWN)}
    reported = sum(cells[place, False, sales] for sales in own)
    proactive = sum(own.values())
    before_sale = Share(own[UNSOLD], own[UNSOLD] + own[SOLD], own[UNKNOWN])
    return Share(proactive, proactive + reported), before_sale
