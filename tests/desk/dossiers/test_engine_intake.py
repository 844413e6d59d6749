"""The engine's tables become dossiers: once, in batches, resumable, findings with the version that was screened."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.dossiers.actions import imports
from touchstone.desk.dossiers.actions.listings import edit_listing
from touchstone.desk.dossiers.intake import parts, reading
from touchstone.desk.dossiers.intake.engine import take_in_market
from touchstone.desk.dossiers.models import Import, Listing, ListingVersion, Screening, Seller, Shop
from touchstone.desk.dossiers.queries.pages import ids_found
from touchstone.tables.digest import digest_rows
from touchstone.tables.schemas import FINDINGS, LISTINGS, SELLERS


def listing_row(number: int, **values: Any) -> dict[str, Any]:
    plain = {"listing_id": f"L-{number}", "title": f"耐克鞋 {number}", "seller_id": f"S-{number % 3}", "price": 10.5}
    return {**dict.fromkeys(LISTINGS.names), **plain, "currency": "CNY", **values}


def write(folder: Path, rows: list[dict[str, Any]]) -> dict[str, Path]:
    """listings, sellers and findings of these rows, as a run of the engine leaves them."""
    batch = pa.RecordBatch.from_pylist(rows, schema=LISTINGS)
    ids = sorted({row["seller_id"] for row in rows if row["seller_id"]})
    sellers = [
        {"seller_id": each, "name": f"卖家 {each}", "authorised_brands": [], "registered_at": None} for each in ids
    ]
    findings = [
        {"listing_id": row["listing_id"], "score": 0.75, "verdict": "review", "ruleset": "standard@1", "input_digest": digest,
         "signals": [{"name": "replica_claim", "score": 0.5, "detail": "claim=replica;term=A货;context=goods",
                      "field": "title", "start": 0, "end": 2}]}
        for row, digest in zip(rows, digest_rows(batch).to_pylist(), strict=True)
    ]  # fmt: skip
    tables = {"listings": (rows, LISTINGS), "sellers": (sellers, SELLERS), "findings": (findings, FINDINGS)}
    for name, (content, schema) in tables.items():
        pq.write_table(pa.Table.from_pylist(content, schema=schema), folder / f"{name}.parquet")
    return {name: folder / f"{name}.parquet" for name in tables}


@pytest.fixture
def market(tmp_path: Path) -> dict[str, Path]:
    return write(tmp_path, [listing_row(number) for number in range(7)])


def test_a_market_is_taken_in_with_what_screening_said(analyst: Standing, market: dict[str, Path]) -> None:
    counts = take_in_market(by=analyst.actor, now=NOW, platform="bazaar", **market)
    assert counts == {"sellers": {"new_sellers": 3}, "listings": {"new": 7, "new_shops": 3}, "findings": {"new": 7}}
    listing = Listing.objects.get(platform_listing_id="L-4")
    assert (listing.verdict, listing.score, str(listing.price)) == ("review", 0.75, "10.50")
    assert (listing.shop.name, listing.shop.seller.name) == ("卖家 S-1", "卖家 S-1")  # type: ignore[union-attr]
    said = Screening.objects.get(version__listing=listing).signals["signals"][0]["sentence"]
    assert "A货" in said[0]
    assert "A货" in said[1]
    assert ids_found(analyst.actor, NOW, "listing", "耐克鞋 4") == [listing.pk]


def test_taking_the_same_files_in_again_changes_nothing(analyst: Standing, market: dict[str, Path]) -> None:
    take_in_market(by=analyst.actor, now=NOW, platform="bazaar", **market)
    before = [model.objects.count() for model in (Seller, Shop, Listing, ListingVersion, Screening)]
    counts = take_in_market(by=analyst.actor, now=NOW + timedelta(days=1), platform="bazaar", **market)
    assert counts == {"sellers": {"same": 3}, "listings": {"same": 7}, "findings": {"same": 7}}
    assert before == [model.objects.count() for model in (Seller, Shop, Listing, ListingVersion, Screening)]


def test_only_what_changed_gets_a_version_and_loses_its_verdict(
    analyst: Standing, market: dict[str, Path], tmp_path: Path
) -> None:
    take_in_market(by=analyst.actor, now=NOW, platform="bazaar", **market)
    second = tmp_path / "second"
    second.mkdir()
    rows = [listing_row(number, price=99.0 if number == 2 else 10.5) for number in range(7)]
    paths = write(second, rows)
    later = NOW + timedelta(days=2)
    take_in_market(by=analyst.actor, now=later, platform="bazaar", listings=paths["listings"])
    listing = Listing.objects.get(platform_listing_id="L-2")
    assert (listing.versions_count, listing.verdict, str(listing.price)) == (2, "", "99.00")
    assert [version.valid_from for version in listing.versions.all()] == [NOW, later]
    assert Listing.objects.exclude(versions_count=1).count() == 1
    take_in_market(
        by=analyst.actor, now=later, platform="bazaar", listings=paths["listings"], findings=paths["findings"]
    )
    listing.refresh_from_db()
    assert listing.verdict == "review"


def test_a_finding_stays_with_the_version_that_was_screened(analyst: Standing, market: dict[str, Path]) -> None:
    take_in_market(by=analyst.actor, now=NOW, platform="bazaar", listings=market["listings"])
    listing = Listing.objects.get(platform_listing_id="L-1")
    edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=1, title="跑鞋")
    take_in_market(by=analyst.actor, now=NOW, platform="bazaar", findings=market["findings"])
    told = Screening.objects.get(version__listing=listing).version
    listing.refresh_from_db()
    assert (told.number, told.title, listing.verdict) == (1, "耐克鞋 1", "")


def test_an_import_that_was_broken_off_goes_on_where_it_was(
    analyst: Standing, market: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "BATCH", 2)
    monkeypatch.setattr(reading, "BATCH", 2)

    def stop(kind: str, done: int, total: int | None) -> None:
        if kind == "listings" and done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in_market(by=analyst.actor, now=NOW, platform="bazaar", watch=stop, **market)
    assert Listing.objects.count() == Import.objects.get(kind="listings").position == 4
    counts = take_in_market(by=analyst.actor, now=NOW, platform="bazaar", **market)
    assert counts["listings"] == {"new": 7, "new_shops": 3}
    batches = [event.data for event in Event.objects.filter(kind="dossiers.batch_imported") if "sha256" in event.data]
    assert len({batch["sha256"] for batch in batches}) == 3
    assert sum(batch["counts"].get("new", 0) for batch in batches) == 14


def test_a_batch_is_taken_whole_or_not_at_all(
    analyst: Standing, market: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(imports, "record", fail)
    with pytest.raises(OSError, match="full"):
        take_in_market(by=analyst.actor, now=NOW, platform="bazaar", listings=market["listings"])
    assert not Listing.objects.exists()
    assert not Seller.objects.exists()
    assert Import.objects.get().position == 0


def test_ids_of_another_platform_are_other_listings(analyst: Standing, market: dict[str, Path]) -> None:
    for platform in ("bazaar", "souk"):
        take_in_market(by=analyst.actor, now=NOW, platform=platform, **market)
    assert Listing.objects.count() == 14
    assert Seller.objects.count() == 6


def test_who_may_not_import_takes_nothing_in(owner: Standing, market: dict[str, Path]) -> None:
    with pytest.raises(NotPermittedError):
        take_in_market(by=owner.actor, now=NOW, platform="bazaar", **market)
    assert not Import.objects.exists()
