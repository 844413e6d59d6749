"""What a draft learns from: the verdicts that stand, and a sample of listings that pass and that nobody doubted."""

from collections import deque
from collections.abc import Sequence
from itertools import count
from random import Random

from django.db.models import F, Max, Min, QuerySet

from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.dossiers.models import ListingState, ListingVersion
from touchstone.desk.leads.labels import labelled_versions, pseudonym_of
from touchstone.desk.leads.models import Lead
from touchstone.desk.rulesets.engine.halves import Counts, Halves, count_labels, deal
from touchstone.desk.rulesets.engine.sheet import Marked
from touchstone.desk.rulesets.models import Release, Training
from touchstone.desk.rulesets.queries.releases import is_taken

MOST = 50_000
"""Verdicts that are used: those on the newest listings."""
BESIDE = 5_000
"""Listings without a lead that stand beside them."""
DRAWN = 10_000
"""Row numbers looked up at a time."""


def verdicts() -> list[Marked]:
    """The newest of what the label table holds."""
    return [Marked(*row) for row in deque(labelled_versions(), MOST)]


def halves_of(marked: Sequence[Marked]) -> Halves:
    """How their sellers are dealt."""
    return deal([(each.is_counterfeit, each.seller) for each in marked])


def counts_of(marked: Sequence[Marked]) -> Counts:
    """Of all."""
    return count_labels((each.is_counterfeit, each.seller) for each in marked)


def undoubted(seed: int = 0) -> list[Marked]:
    """Some listings online that never had a lead, drawn the same way each time; no verdict says that they are fine."""
    rows = _without_lead()
    ends = rows.aggregate(low=Min("pk"), high=Max("pk"))
    if ends["low"] is None:
        return []
    drawn = _draw(ends["low"], ends["high"], seed)
    columns = ("pk", "listing__shop__seller__root__public_id", "listing__shop__seller__public_id", "listing")
    found = []
    for start in range(0, len(drawn), DRAWN):
        told = rows.filter(pk__in=one_of_rows(drawn[start : start + DRAWN])).values_list(*columns)
        found += [
            Marked(
                pk, is_counterfeit=False, seller=pseudonym_of(root or seller or f"listing {listing}"), is_found=False
            )
            for pk, root, seller, listing in told.order_by("pk")
        ]
        if len(found) >= BESIDE:
            break
    return found[:BESIDE]


def shares() -> tuple[int, int]:
    """How many listings ever had a lead, and how many online never had one."""
    return Lead.objects.values("listing").distinct().count(), _without_lead().count()


def teacher_of(release: Release) -> Training | None:
    """The training that left this release, if one did."""
    return Training.objects.filter(release=release).first()


def next_edition(live: Release) -> str:
    """The version of the live release with the next free number behind it."""
    stem = live.file.edition.split("-fit")[0][:50]
    return next(name for number in count(1) if not is_taken(live.file.name, name := f"{stem}-fit{number}"))


def _without_lead() -> QuerySet[ListingVersion]:
    present = ListingVersion.objects.filter(number=F("listing__versions_count"), state=ListingState.ONLINE)
    return present.filter(listing__leads=None).order_by()


def _draw(low: int, high: int, seed: int) -> list[int]:
    """Row numbers, each at most once: all of few, ten times BESIDE of many."""
    every = range(low, high + 1)
    draw = Random(seed)  # noqa: S311 - a sample, no secret
    return draw.sample(every, min(len(every), 10 * BESIDE))
