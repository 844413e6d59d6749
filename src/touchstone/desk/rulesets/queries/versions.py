"""Versions of listings for the engine, and what people found of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef

from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion, Screening
from touchstone.desk.leads.labels import labelled_versions
from touchstone.desk.rulesets.engine.halves import judges
from touchstone.desk.rulesets.engine.screening import Version

COLUMNS = (
    "pk", "title", "description", "price", "currency", "category", "brand_text", "images", "listing__shop__seller",
    "listing__shop__seller__root",
)  # fmt: skip
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


def told_by(ruleset: str, versions: Collection[int]) -> frozenset[int]:
    """Those of the versions that this ruleset has a finding on."""
    rows = Screening.objects.filter(version__in=one_of_rows(versions), ruleset=ruleset).order_by()
    return frozenset(rows.values_list("version", flat=True))


def versions_named(rows: Collection[int]) -> list[Version]:
    """These versions."""
    found = ListingVersion.objects.filter(pk__in=one_of_rows(rows)).order_by("pk")
    return [_version(row) for row in found.values_list(*COLUMNS)]


def labels_on(listings: Collection[int]) -> Mapping[int, bool]:
    """Version → whether it is counterfeit, as the label table has it: by the last verdict on each of the listings."""
    return {row: is_counterfeit for row, is_counterfeit, _ in labelled_versions(listings)}


def held_labels(listings: Collection[int], salt: int) -> Mapping[int, bool]:
    """The same without those of the sellers that taught, dealt by `salt`."""
    rows = labelled_versions(listings)
    return {row: is_counterfeit for row, is_counterfeit, seller in rows if judges(seller, salt)}


def priced_sample() -> list[Version]:
    """The newest prices of the node."""
    rows = ListingVersion.objects.exclude(price=None).order_by("-pk")[:SAMPLE]
    return [_version(row) for row in rows.values_list(*COLUMNS)]


def _version(row: tuple[Any, ...]) -> Version:
    *values, seller, root = row
    return Version(*[*values, str(root or seller or "")])
