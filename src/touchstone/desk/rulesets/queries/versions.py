"""Versions of listings for the engine, and what people found of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef

from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion, Screening
from touchstone.desk.leads.labels import LABEL_OF, labelled_leads
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.rulesets.engine.screening import Version

COLUMNS = ("pk", "title", "description", "price", "currency", "category", "brand_text", "images")
SAMPLE = 20_000
"""The newest listings with a price: what prices are compared with."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some versions in the order of their rows; `last` is the row behind which the next part begins."""

    versions: list[Version]
    screened: frozenset[int]
    last: int


def versions_after(place: int, most: int) -> Part | None:
    """The next versions to screen: those that are the present ones of listings online; None where nothing came.

    `screened` are the ones that have a finding already: of an import, or of the node.
    """
    seen = ListingVersion.objects.filter(pk__gt=place).order_by("pk").values_list("pk", flat=True)[:most]
    rows = list(seen)
    if not rows:
        return None
    present = ListingVersion.objects.filter(
        pk__in=one_of_rows(rows), number=F("listing__versions_count"), state=ListingState.ONLINE
    ).order_by("pk")
    told = Screening.objects.filter(version=OuterRef("pk"))
    found = list(present.annotate(told=Exists(told)).values_list(*COLUMNS, "told"))
    screened = frozenset(row[0] for row in found if row[-1])
    return Part([_version(row[:-1]) for row in found], screened, rows[-1])


def listings_after(place: int, most: int) -> list[int]:
    """The rows of the next listings."""
    return list(Listing.objects.filter(pk__gt=place).order_by("pk").values_list("pk", flat=True)[:most])


def present_versions(listings: Collection[int]) -> list[Version]:
    """The present versions of those of the listings that are online."""
    rows = ListingVersion.objects.filter(
        listing__in=one_of_rows(listings), number=F("listing__versions_count"), state=ListingState.ONLINE
    )
    return [_version(row) for row in rows.order_by("pk").values_list(*COLUMNS)]


def versions_named(rows: Collection[int]) -> list[Version]:
    """These versions."""
    found = ListingVersion.objects.filter(pk__in=one_of_rows(rows)).order_by("pk")
    return [_version(row) for row in found.values_list(*COLUMNS)]


def labels_on(listings: Collection[int]) -> Mapping[int, bool]:
    """Version → whether it is counterfeit, as the label table has it: by the last verdict on each of the listings."""
    rows = labelled_leads().filter(listing__in=one_of_rows(listings)).order_by("pk")
    told = rows.values_list("listing", "listing_version", "verdict")
    latest = {listing: (version, verdict) for listing, version, verdict in told}
    return {version: LABEL_OF[LeadVerdict(each)] == 1 for version, each in latest.values() if each in LABEL_OF}


def priced_sample() -> list[Version]:
    """The newest prices of the node."""
    rows = ListingVersion.objects.exclude(price=None).order_by("-pk")[:SAMPLE]
    return [_version(row) for row in rows.values_list(*COLUMNS)]


def _version(row: tuple[Any, ...]) -> Version:
    return Version(*row)
