"""Findings become leads: what should be reviewed or blocked waits once for each listing, however often it is found."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from django.db.models import F

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.dossiers.actions.taking.batch import insert_dossiers
from touchstone.desk.dossiers.bulk import moment, one_of_rows, update_rows
from touchstone.desk.dossiers.models import Screening, Verdict
from touchstone.desk.dossiers.taken import Taken
from touchstone.desk.leads.danger import danger_of
from touchstone.desk.leads.harm import exposure_of, exposure_with, harm_of
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.transitions import LAPSED, LEAD

CAUSES = (Verdict.REVIEW, Verdict.BLOCK)
UPDATED = (
    "listing_version", "screening", "category", "brand_text", "score", "exposure", "danger", "danger_class", "harm",
)  # fmt: skip
NEW = (
    "status", "version", "waiting", "verdict", "claimed_by", "tips_count", "listing", "platform", "shop", "seller", "created_at",
    "created_by",
)  # fmt: skip
OPENED, BROUGHT, SAME = "opened", "updated", "same"
NOT_HELD = (None, 0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding on the present version of a listing."""

    screening: int
    score: float
    version: int
    title: str
    category: str
    brand_text: str
    price: Decimal | None
    currency: str
    listing: int
    platform: str
    shop: int | None
    seller: int | None


COLUMNS = (
    "pk", "score", "version", "version__title", "version__category", "version__brand_text", "version__price",
    "version__currency", "version__listing", "version__listing__platform", "version__listing__shop",
    "version__listing__shop__seller",
)  # fmt: skip


def take_leads(taken: Taken) -> None:
    """The handler that dossiers call inside the act of a batch of findings."""
    queue_findings(screenings=taken.screenings, taken=taken)


@act
def queue_findings(*, screenings: Collection[int], taken: Taken) -> Mapping[str, int]:
    """Open a lead for each listing found, or bring the one that waits up to date; with the same findings again, nothing.

    A listing that was decided as it is now does not come again; as soon as it changes and is found, it does.
    A lead that waits is also brought up to date on the same version, where what is there was screened again.
    """
    found = _found(screenings)
    held = _held(found, renews=taken.renews)
    made, brought, opening, day = [], [], _opening(taken), taken.now.date()
    for listing, each in found.items():
        waiting, version, tips = held.get(listing, NOT_HELD)
        if version > each.version or (version == each.version and not (taken.renews and waiting)):
            continue
        if waiting is None:
            made.append((*_new(each, opening), *_measured(each, day)))
        else:
            brought.append((*_measured(each, day, tips), waiting))
    made.sort(key=itemgetter(-1))  # by harm, as most indexes are: neighbours go onto one page of them
    insert_dossiers(Lead, (*NEW, *UPDATED), made)
    update_rows(Lead, UPDATED, brought)
    counts = Counter({OPENED: len(made), BROUGHT: len(brought), SAME: len(found) - len(made) - len(brought)})
    if made or brought:
        record(LEAD.kind_of(LEAD.begins), taken.source, by=taken.by, now=taken.now, data=dict(counts))
    return counts


def _found(screenings: Collection[int]) -> dict[int, Found]:
    """Listing → the finding of the highest score on its present version."""
    rows = Screening.objects.filter(pk__in=one_of_rows(screenings), verdict__in=CAUSES)
    present = rows.filter(version__number=F("version__listing__versions_count")).order_by("score", "pk")
    return {each.listing: each for each in (Found(*row) for row in present.values_list(*COLUMNS))}


def _held(listings: Iterable[int], *, renews: bool) -> dict[int, tuple[int | None, int, int]]:
    """Listing → (its lead that waits, the latest version of which there is a lead, the tips behind the one that waits).

    What only tips opened waits for its finding, also for one on the same version. A lead that lapsed was decided by nobody:
    where what is there is screened again, it stands in no way.
    """
    rows = Lead.objects.filter(listing__in=one_of_rows(list(listings))).order_by("pk")
    rows = rows.exclude(status=LAPSED) if renews else rows
    held: dict[int, tuple[int | None, int, int]] = {}
    columns = ("listing", "pk", "waiting", "listing_version", "screening", "tips_count")
    for listing, lead, waiting, version, screening, tips in rows.values_list(*columns):
        before, latest, counted = held.get(listing, NOT_HELD)
        seen = version if screening or not waiting else 0
        held[listing] = (lead, max(latest, seen), tips) if waiting else (before, max(latest, seen), counted)
    return held


def _measured(each: Found, day: date, tips: int = 0) -> tuple[Any, ...]:
    """The columns of UPDATED, those that a later version changes."""
    danger = danger_of(each.category, each.title, day)
    exposure = exposure_with(exposure_of(each.price, each.currency), tips)
    harm = harm_of(each.score, exposure, danger.weight)
    return (
        each.version, each.screening, each.category, each.brand_text, each.score, exposure, danger.weight, danger.key, harm,
    )  # fmt: skip


def _opening(taken: Taken) -> tuple[Any, str]:
    """When and by whom the leads of a batch are opened, as the database takes it."""
    return moment(taken.now), taken.by.person


def _new(each: Found, opening: tuple[Any, str]) -> tuple[Any, ...]:
    """The columns of NEW: as the beginning of the workflow would write them, many at a time."""
    return (LEAD.initial, 0, True, "", "", 0, each.listing, each.platform, each.shop, each.seller, *opening)
