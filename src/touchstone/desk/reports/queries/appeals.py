"""Appeals: how many of those that were decided were upheld."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from touchstone.desk.measures.models import Appeal
from touchstone.desk.measures.transitions import FILED, UPHELD
from touchstone.desk.reports.queries.periods import Edges, count_of, place_of, within
from touchstone.figures.service import Share


def overturned_in(edges: Edges) -> Sequence[Share]:
    """Of the appeals that were decided in each period, those that were upheld."""
    rows = decided_appeals().filter(within("decided_at", edges)).annotate(place=place_of("decided_at", edges))
    counts = rows.order_by().values("place").annotate(n=Count("pk"), upheld=Count("pk", filter=Q(status=UPHELD)))
    found = {row["place"]: Share(row["upheld"], row["n"]) for row in counts}
    return [found.get(place, Share()) for place in range(count_of(edges))]


def decided_appeals() -> QuerySet[Appeal]:
    """Those that had their answer."""
    return Appeal.objects.exclude(status=FILED).exclude(decided_at=None)
