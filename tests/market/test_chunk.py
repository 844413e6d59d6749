"""One chunk: rows that belong together, spans that point at the brand, columns that say what the kind is."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from tests.market.brands import BRANDS
from touchstone.market.brand_shelf import write_chinese, write_english
from touchstone.market.chunk import make_chunk
from touchstone.market.kind import ListingKind
from touchstone.market.obfuscation import NICKNAME, TACTICS
from touchstone.market.plan import LISTINGS_PER_CHUNK
from touchstone.market.stock import Stock

Rows = list[dict[str, object]]
BY_KEY = {brand.key: brand for brand in BRANDS}


@pytest.fixture(scope="module")
def rows(chunk: dict[str, pa.RecordBatch]) -> Rows:
    """Listings with their truth beside them."""
    listings, truth = (chunk[name].to_pylist() for name in ("listings", "truth_listings"))
    return [
        {**known, **{f"shown_{k}": v for k, v in shown.items()}} for shown, known in zip(listings, truth, strict=True)
    ]


def named(row: dict[str, object]) -> str:
    return row["shown_title"][row["brand_start"] : row["brand_end"]]


def of_kind(rows: Rows, kind: ListingKind) -> Rows:
    chosen = [row for row in rows if row["kind"] == kind.value]
    assert chosen
    return chosen


def test_a_chunk_depends_on_its_number_and_the_seed_alone(crooked: Stock, chunk: dict[str, pa.RecordBatch]) -> None:
    make_chunk(crooked, 3)
    assert all(batch.equals(chunk[name]) for name, batch in make_chunk(crooked, 0).items())


def test_listings_are_numbered_through_the_chunks(crooked: Stock) -> None:
    ids = make_chunk(crooked, 2, 3)["listings"].column("listing_id").to_pylist()
    assert ids == [f"SIM-{2 * LISTINGS_PER_CHUNK + row:09d}" for row in range(3)]


def test_no_title_is_empty(rows: Rows) -> None:
    assert all(row["shown_title"].strip() for row in rows)


def test_the_span_of_a_plain_brand_shows_one_of_its_names(rows: Rows) -> None:
    plain = [row for row in rows if row["brand_start"] >= 0 and not any(t.startswith("brand:") for t in row["tactics"])]
    assert len(plain) > 1000
    for row in plain:
        brand = BY_KEY[row["brand"]]
        assert named(row) in {*write_chinese(brand), *write_english(brand)}


def test_the_span_of_a_hidden_brand_shows_something_else(rows: Rows) -> None:
    hidden = [row for row in rows if any(tactic.startswith("brand:") for tactic in row["tactics"])]
    assert len(hidden) > 300
    assert all(named(row) not in {BY_KEY[row["brand"]].name_zh, BY_KEY[row["brand"]].name_en} for row in hidden)


def test_a_nickname_is_one_of_the_brand(rows: Rows) -> None:
    nicknamed = [row for row in rows if f"brand:{NICKNAME}" in row["tactics"]]
    assert nicknamed
    assert all(named(row) in BY_KEY[row["brand"]].nicknames for row in nicknamed)


def test_every_tactic_is_used_on_brands(rows: Rows) -> None:
    used = {tactic.removeprefix("brand:") for row in rows for tactic in row["tactics"] if tactic.startswith("brand:")}
    assert used == {NICKNAME, *(tactic.name for tactic in TACTICS)}


def test_every_hidden_replica_names_its_tactic(rows: Rows) -> None:
    hidden = of_kind(rows, ListingKind.REPLICA_HIDDEN)
    assert all(any(tactic.startswith("brand:") for tactic in row["tactics"]) for row in hidden)


@pytest.mark.parametrize("kind", [ListingKind.HIDDEN_LINK, ListingKind.DIVERTED, ListingKind.HONEST_UNBRANDED])
def test_kinds_without_a_brand_name_none(rows: Rows, kind: ListingKind) -> None:
    assert all(row["brand_start"] == -1 for row in of_kind(rows, kind))


def test_english_listings_are_in_dollars(rows: Rows) -> None:
    currency = {"en": "USD", "zh": "CNY"}
    assert all(row["shown_currency"] == currency[row["language"]] for row in rows)
    assert {row["language"] for row in rows} == {"en", "zh"}


def test_prices_are_positive_amounts_of_money(rows: Rows) -> None:
    assert all(row["shown_price"] >= 1 and round(row["shown_price"], 2) == row["shown_price"] for row in rows)


def test_a_repeated_listing_has_an_edited_title(rows: Rows) -> None:
    by_id = {row["listing_id"]: row for row in rows}
    repeats = [(row, by_id[row["relisted_from"]]) for row in rows if row["relisted_from"]]
    assert len(repeats) > 50
    assert sum(row["shown_title"] != source["shown_title"] for row, source in repeats) > 0.9 * len(repeats)
    assert all(source["removed_at"] <= row["shown_listed_at"] for row, source in repeats)


def test_reviews_belong_to_the_seller_of_their_listing(chunk: dict[str, pa.RecordBatch]) -> None:
    seller = dict(
        zip(*(chunk["listings"].column(name).to_pylist() for name in ("listing_id", "seller_id")), strict=True)
    )
    assert all(seller[row["listing_id"]] == row["seller_id"] for row in chunk["reviews"].to_pylist())


def test_every_number_is_given_once(chunk: dict[str, pa.RecordBatch]) -> None:
    for name, key in (("listings", "listing_id"), ("reviews", "review_id"), ("sellers", "seller_id")):
        assert pc.count_distinct(chunk[name].column(key)).as_py() == chunk[name].num_rows


@pytest.mark.parametrize("size", [1, 17, 5000])
def test_a_cut_chunk_is_the_beginning_of_the_whole(crooked: Stock, chunk: dict[str, pa.RecordBatch], size: int) -> None:
    part = make_chunk(crooked, 0, size)
    for name in ("listings", "labels", "truth_listings", "reviews"):
        assert part[name].equals(chunk[name].slice(0, part[name].num_rows))
    assert part["listings"].num_rows == size
