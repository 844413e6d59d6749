"""The past of the demonstration: reviewers decided four of five that came in as the truth of the simulated market has it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq

from touchstone.desk.leads.models import Lead, LeadVerdict

KEPT = 5
"""Of so many leads, by their harm, the first still waits."""
UNTOLD = 16
"""Of so many that were decided, the last could not be told."""
MOST = 1000
"""Leads of one wave that were decided: a large market has thousands that wait."""
WAITED = tuple(timedelta(hours=hours) for hours in (1, 5, 2, 9, 3, 14, 1, 7, 22, 4, 11, 2, 18, 6, 3, 40))
"""How long they had waited, in turns: all but the last were decided within a day."""
Review = tuple[timedelta, LeadVerdict]


def read_truth(labels: Path) -> dict[str, bool]:
    """For each listing of the market, by the platform's number, whether it is counterfeit."""
    table = pq.read_table(labels, columns=["listing_id", "label"])
    return {listing: label == 1 for listing, label in zip(*(column.to_pylist() for column in table), strict=True)}


def reviews_of(leads: Sequence[Lead], truth: Mapping[str, bool]) -> Iterator[tuple[Review, list[Lead]]]:
    """What was decided in one go: after how long, how, and which of the leads; those of which the truth is not known wait."""
    known = [lead for lead in leads if lead.listing.platform_listing_id in truth]
    ranked = sorted(known, key=lambda lead: (-lead.harm, lead.pk))
    chosen = [lead for place, lead in enumerate(ranked) if place % KEPT][:MOST]
    found: defaultdict[Review, list[Lead]] = defaultdict(list)
    for place, lead in enumerate(chosen):
        verdict = LeadVerdict.COUNTERFEIT if truth[lead.listing.platform_listing_id] else LeadVerdict.FINE
        if place % UNTOLD == UNTOLD - 1:
            verdict = LeadVerdict.CANNOT_TELL
        found[WAITED[place % len(WAITED)], verdict].append(lead)
    yield from found.items()
