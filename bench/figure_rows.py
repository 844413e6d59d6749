"""What the service figures are counted from, many rows of each: leads, verdicts, removals, tips, sales, appeals."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from django.db import models

from touchstone.desk.audit.acting import writing
from touchstone.desk.dossiers.bulk import insert_rows, moment
from touchstone.desk.dossiers.models import Listing, ListingSales, ListingVersion, Seller, Shop
from touchstone.desk.leads.models import Decision, FirstVerdict, Lead, SecondReview, SignalCount, Undoing
from touchstone.desk.measures.models import Appeal, Breach, Measure
from touchstone.desk.tips.models import Target, Tip
from touchstone.figures.service import Decided, is_by_next_workday
from touchstone.rulebook.china import china_calendar

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
MANY, YEAR = 50_000, 365 * 86_400
DECIDED, REMOVED, TIPPED, APPEALED, REVIEWED = 5, 3, 4, 12, 20
"""Every so many-th: of the leads, of their verdicts, of the removals, of the breaches, of the verdicts."""


def fill(count: int) -> None:
    """One lead for each listing; of a fifth of them a verdict, of a third of these a removal, over a year."""
    rows = _Rows(count)
    parts: Sequence[tuple[type[models.Model], Iterable[dict[str, Any]]]] = (
        (Lead, rows.leads()),
        (Decision, rows.decisions()),
        (Undoing, rows.undoings()),
        (FirstVerdict, rows.first_verdicts()),
        (SecondReview, rows.reviews()),
        (SignalCount, rows.counts()),
        (ListingSales, rows.sales()),
        (Breach, rows.breaches()),
        (Measure, rows.measures()),
        (Appeal, rows.appeals()),
        (Target, rows.targets()),
        (Tip, rows.tips()),
    )
    for model, made in parts:
        _insert(model, made)


class _Rows:
    """Everything follows from the number of the lead."""

    def __init__(self, count: int) -> None:
        self.first_listing = Listing.objects.order_by("pk").values_list("pk", flat=True)[0]
        self.first_version = ListingVersion.objects.order_by("pk").values_list("pk", flat=True)[0]
        self.count = count
        self.decided = range(DECIDED, count + 1, DECIDED)
        self.removed = self.decided[::REMOVED]
        self.shop, self.seller = Shop.objects.order_by("pk")[0].pk, Seller.objects.order_by("pk")[0].pk
        self.waits = [timedelta(seconds=math.exp(Random(n).gauss(10.4, 1.2))) for n in range(9_973)]

    def opened(self, n: int) -> datetime:
        return NOW - timedelta(seconds=YEAR - (n * 31 // 10_000 * 10_000 % YEAR) - n % 10_000)

    def given(self, n: int) -> datetime:
        return min(self.opened(n) + self.waits[n % len(self.waits)], NOW)

    def leads(self) -> Iterator[dict[str, Any]]:
        for n in range(1, self.count + 1):
            is_decided = n % DECIDED == 0
            yield {
                "id": n, "public_id": f"led_{n}", "version": 1, "status": "decided" if is_decided else "open",
                "waiting": not is_decided, "listing": self.first_listing + n - 1,
                "listing_version": self.first_version + n - 1, "platform": "bazaar", "category": "", "brand_text": "",
                "score": 0.5, "exposure": 1.0, "danger": 1.0, "danger_class": "", "harm": 0.5, "tips_count": 0,
                "verdict": "counterfeit" if is_decided else "", "claimed_by": "", "created_at": moment(self.opened(n)),
                "created_by": "",
            }  # fmt: skip

    def decisions(self) -> Iterator[dict[str, Any]]:
        for n in self.decided:
            yield {
                "id": n, "public_id": f"dec_{n}", "lead": n, "listing_version": self.first_version + n - 1,
                "verdict": "counterfeit", "note": "", "deed": f"deed_{n}", "decided_at": moment(self.given(n)),
                "decided_by": "per_a",
            }  # fmt: skip

    def undoings(self) -> Iterator[dict[str, Any]]:
        return iter(())

    def first_verdicts(self) -> Iterator[dict[str, Any]]:
        calendar = china_calendar()
        for n in self.decided:
            row = Decided(self.opened(n), self.given(n))
            yield {
                "lead": n, "decision": n, "opened": moment(row.opened), "decided": moment(row.decided),
                "waited": _duration(row.waited), "is_by_workday": is_by_next_workday(row, calendar),
            }  # fmt: skip

    def reviews(self) -> Iterator[dict[str, Any]]:
        for n in self.decided[::REVIEWED]:
            yield {
                "public_id": f"rev_{n}", "first": n, "first_by": "per_a", "lead": n, "second": n, "open": False,
                "created_at": moment(self.given(n)), "settled_verdict": "", "settled_note": "", "settled_by": "",
            }  # fmt: skip

    def counts(self) -> Iterator[dict[str, Any]]:
        for day in range(365):
            for verdict, many in (("counterfeit", 400), ("fine", 120), ("cannot_tell", 28)):
                at = (NOW - timedelta(days=day)).date().isoformat()
                yield {"day": at, "ruleset": "standard@1", "signal": "", "verdict": verdict, "count": many}

    def sales(self) -> Iterator[dict[str, Any]]:
        for n in self.removed[::2]:
            at = moment(NOW)
            yield {"listing": self.first_listing + n - 1, "orders": 0, "as_of": at, "unsold_until": at}

    def breaches(self) -> Iterator[dict[str, Any]]:
        for n in self.removed:
            at = moment(self.given(n))
            yield {
                "id": n, "public_id": f"bre_{n}", "seller": self.seller, "shop": self.shop,
                "listing_version": self.first_version + n - 1, "deed": "", "code": "model@1", "kind": "counterfeit",
                "ground": "x", "evidence": "[]", "evidence_count": 1, "facts_en": "x", "facts_zh": "x",
                "appeal_until": at, "established_at": at, "established_by": "per_a", "reversed_by": "",
            }  # fmt: skip

    def measures(self) -> Iterator[dict[str, Any]]:
        for n in self.removed:
            at = moment(self.given(n))
            for action in ("remove_listing", "warn"):
                yield {
                    "public_id": f"mea_{n}{action[0]}", "breach": n, "row": "x", "action": action, "starts": at,
                    "statement_en": "x", "statement_zh": "x", "decided_at": at, "decided_by": "per_a", "reversed_by": "",
                }  # fmt: skip

    def appeals(self) -> Iterator[dict[str, Any]]:
        for n in self.removed[::APPEALED]:
            at = moment(min(self.given(n) + timedelta(days=3), NOW))
            yield {
                "public_id": f"apl_{n}", "version": 1, "status": "rejected" if n % 3 else "upheld", "breach": n,
                "text": "x", "evidence": "[]", "answer": "x", "filed_at": at, "filed_by": "per_s", "decided_at": at,
                "decided_by": "per_b", "withdrawn_by": "",
            }  # fmt: skip

    def targets(self) -> Iterator[dict[str, Any]]:
        for n in self.removed[::TIPPED]:
            at = moment(self.opened(n))
            yield {
                "id": n, "public_id": f"tgt_{n}", "about": "listing", "platform": "bazaar", "thing": f"L-{n}",
                "listing": self.first_listing + n - 1, "created_at": at,
            }  # fmt: skip

    def tips(self) -> Iterator[dict[str, Any]]:
        for n in self.removed[::TIPPED]:
            at = moment(self.given(n) + timedelta(hours=n % 48 - 40))
            yield {
                "public_id": f"tip_{n}", "version": 1, "status": "received", "target": n, "address": "",
                "ground": "counterfeit", "words": "x", "contact_name": "", "contact_email": "", "contact_digest": "",
                "in_good_faith": True, "language": "en", "receipt_digest": f"r{n}", "is_counted": True, "outcome": "",
                "answer": "", "answered_by": "", "objection": "", "objected_to": "[]", "created_at": at,
            }  # fmt: skip


def _insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    part: list[dict[str, Any]] = []
    usual = {
        each.name: each.get_default() for each in model._meta.concrete_fields if not each.primary_key and not each.null
    }
    for row in rows:
        part.append(usual | row)
        if len(part) == MANY:
            _write(model, part)
            part = []
    if part:
        _write(model, part)


def _write(model: type[models.Model], part: Sequence[dict[str, Any]]) -> None:
    with writing():
        insert_rows(model, tuple(part[0]), [tuple(row.values()) for row in part])


def _duration(waited: timedelta) -> Any:
    from django.db import connection

    return waited if connection.features.has_native_duration_field else waited // timedelta(microseconds=1)
