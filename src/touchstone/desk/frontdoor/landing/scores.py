"""The plot of the home page: how many listings screening put to review or to block, by score."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Floor
from django.utils.translation import gettext

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Verdict
from touchstone.desk.dossiers.queries.visible import visible_listings

BINS = 20
FEWEST = 5
FOUND = {Verdict.REVIEW: "warning", Verdict.BLOCK: "danger"}
"""The verdicts that are findings, with the colour of their bars."""


def score_plot(actor: Actor, now: datetime) -> dict[str, Any] | None:
    """Data, heads and rows for desk/plot.html, from one query; None where too few were found to have a shape."""
    counts = _counts(actor, now)
    if sum(counts.values()) < FEWEST:
        return None
    places = range(BINS)
    series = [
        {
            "label": str(verdict.label),
            "tone": tone,
            "values": [counts.get((verdict.value, place), 0) for place in places],
        }
        for verdict, tone in FOUND.items()
    ]
    starts = [place * 100 // BINS for place in places]
    data = {"x": starts, "time": False, "bars": True, "label": gettext("Score, %"), "series": series}
    rows = [(start, *row) for start, *row in zip(starts, *(line["values"] for line in series), strict=True)]
    return {"data": data, "heads": [gettext("Score from, %"), *(line["label"] for line in series)], "rows": rows}


def _counts(actor: Actor, now: datetime) -> dict[tuple[str, int], int]:
    rows = visible_listings(actor, now).filter(verdict__in=FOUND, score__gte=0).order_by()
    grouped = rows.values("verdict", place=Floor(F("score") * BINS)).annotate(number=Count("pk"))
    counts: dict[tuple[str, int], int] = {}
    for row in grouped:
        # a score of exactly 1 belongs to the last bin
        key = (row["verdict"], min(int(row["place"]), BINS - 1))
        counts[key] = counts.get(key, 0) + row["number"]
    return counts
