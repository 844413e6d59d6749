"""A million leads: the listings, the findings as an import brings them, some verdicts, and a reviewer who asks."""

import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from tests.desk.people import Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import writing
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.actions.imports import open_import, take_batch
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.actions.taking.batch import insert_dossiers, insert_entries
from touchstone.desk.dossiers.actions.taking.listings import LISTING, VERSION
from touchstone.desk.dossiers.bulk import moment
from touchstone.desk.dossiers.indexing import Found
from touchstone.desk.dossiers.models import ImportKind, ImportState, Listing, ListingVersion, SearchKind
from touchstone.desk.leads.models import Lead

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
SHOPS, MANY = 500, 50_000
PLATFORMS = ("bazaar", "bazaar", "bazaar", "souk")
SIGNALS = json.dumps(
    {
        "signals": [
            {
                "name": name,
                "title": [name, name],
                "sentence": ["Says so.", "如此写明。"],
                "field": "title",
                "start": 0,
                "end": 2,
                "score": 0.5,
            }
            for name in ("replica_claim", "price_gap")
        ],
        "reasons": [],
        "parts": [],
    },
    ensure_ascii=False,
)
VERDICTS = ("counterfeit", "counterfeit", "counterfeit", "dangerous", "other_breach", "fine", "fine", "cannot_tell")


def insert_listings(count: int, *, is_searched: bool) -> None:
    """Listings with one version each, on two platforms; a tenth of the brands have half of them.

    With `is_searched`, the search has an entry of each, as it has of those that an import brings.
    """
    rows = random.Random(4)
    shops = {platform: list(_shops(platform)) for platform in set(PLATFORMS)}
    at = moment(NOW)
    for first in range(0, count, MANY):
        numbers = range(first, min(first + MANY, count))
        drawn = [(f"{_title(rows)} {n}", round(10 ** rows.uniform(0.5, 4), 2), f"cat-{n % 40}") for n in numbers]
        with writing():
            kept = [
                (_platform(n), f"L-{n}", shops[_platform(n)][n % SHOPS], title, price, "CNY", "online", "", -1.0, f"d{n}", 1, 1, at, "")
                for n, (title, price, _) in zip(numbers, drawn, strict=True)
            ]  # fmt: skip
            keys = insert_dossiers(Listing, LISTING, kept)
            versions = [
                (key, 1, at, title, "", price, "CNY", category, _brand(n), "[]", "online", f"d{n}", f"i{n}", "", at, "")
                for key, n, (title, price, category) in zip(keys, numbers, drawn, strict=True)
            ]
            insert_dossiers(ListingVersion, VERSION, versions)
            if is_searched:
                found = zip(keys, numbers, drawn, strict=True)
                insert_entries(
                    SearchKind.LISTING,
                    (Found(key, title, [f"L-{n}"], [_brand(n), category]) for key, n, (title, _, category) in found),
                )


def find(count: int, part: int) -> int:
    """Findings come in; returns how many leads there are then."""
    for platform in sorted(set(PLATFORMS)):
        with writing():
            row = open_import(
                by=NODE, now=NOW, kind=ImportKind.FINDINGS, platform=platform, as_of=NOW, file_name="f", sha256=platform
            )
            row.state = ImportState.QUEUED
            row.save(update_fields=["state"])
        read = 0
        for rows in _parts(platform, count, part):
            read += len(rows)
            take_batch(by=NODE, now=NOW, row=row, rows=rows, read=len(rows), next_place={"row": read})
    return Lead.objects.count()


def analyst() -> Standing:
    """A reviewer."""
    house = Organisation.objects.filter(name="Marketplace").first()
    return make_standing(
        f"An{time.time_ns()}", house or make_organisation("Marketplace", "platform", operates_node=True), "analyst"
    )


def ask(client: Any, address: str, times: int) -> tuple[list[float], list[float], int]:
    """Milliseconds by the clock and of this process, and how many queries the last one made."""
    walls, owns, queries = [], [], 0
    for _again in range(times):
        reset_queries()  # else the log of them fills up
        with CaptureQueriesContext(connection) as captured:
            wall, own = time.perf_counter(), time.process_time()
            answer = client.get(address)
            walls.append((time.perf_counter() - wall) * 1000)
            owns.append((time.process_time() - own) * 1000)
        queries = len(captured)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    return walls, owns, queries


def _title(rows: random.Random) -> str:
    """A word that stands in each title, a kind of goods of four, a usual word in one of fifty, a rare one in one of 20,000."""
    words = ["新款正品", rows.choice(("运动鞋", "手提包", "手表", "衣服"))]
    words += ["限量"] * (rows.random() < 0.02) + ["藏青鳄鱼"] * (rows.random() < 1 / 20_000)
    rows.shuffle(words)
    return " ".join(words)


def _platform(number: int) -> str:
    return PLATFORMS[number % len(PLATFORMS)]


def _brand(number: int) -> str:
    return f"brand-{number % 10}" if number % 2 else f"brand-{number % 3000}"


def _shops(platform: str) -> Iterator[int]:
    for number in range(SHOPS):
        name = f"{platform} {number}"
        seller = add_seller(by=NODE, now=NOW, name=name, kind="enterprise", accounts=[(platform, f"S-{number}")])
        shop = add_shop(
            by=NODE, now=NOW, seller=seller.public_id, platform=platform, platform_shop_id=f"P-{number}", name=name
        )
        yield shop.pk


def _parts(platform: str, count: int, part: int) -> Iterator[list[dict[str, Any]]]:
    scores = random.Random(5)
    numbers = [n for n in range(count) if _platform(n) == platform]
    for first in range(0, len(numbers), part):
        yield [
            {"listing_id": f"L-{n}", "verdict": "review", "score": round(scores.uniform(0.25, 1), 4), "ruleset": "standard@1",
             "input_digest": f"i{n}", "signals": SIGNALS}
            for n in numbers[first : first + part]
        ]  # fmt: skip
