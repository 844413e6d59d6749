"""A market on disk: the same bytes again, the same beginning at any size, refused where it would overwrite."""

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.market.brands import BRANDS
from touchstone.market.errors import DirectoryError, NoBrandsError, SizeError
from touchstone.market.generate import CHUNKS_PER_WRITE, TABLES, MarketSummary, generate_market, make_chunks
from touchstone.market.notice import README
from touchstone.market.plan import LISTINGS_PER_CHUNK
from touchstone.market.profile import find_profile
from touchstone.market.truth import SELLERS_IDENTITY, TRUTH_LISTINGS, TRUTH_NETWORKS
from touchstone.tables.schemas import LABELS, LISTINGS, REVIEWS, SELLERS


def make(out: Path, listings: int = 300, seed: int = 7, profile: str = "marketplace") -> MarketSummary:
    return generate_market(out, listings=listings, seed=seed, profile=find_profile(profile), brands=BRANDS)


def digests(out: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path / "one")
    make(tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_another_seed_gives_another_market(tmp_path: Path) -> None:
    make(tmp_path / "one", seed=1)
    make(tmp_path / "two", seed=2)
    one, two = digests(tmp_path / "one"), digests(tmp_path / "two")
    assert all(one[f"{name}.parquet"] != two[f"{name}.parquet"] for name in TABLES)


@pytest.mark.parametrize("name", ["listings", "labels", "truth_listings"])
def test_a_smaller_market_is_the_beginning_of_a_larger_one(tmp_path: Path, market: Path, name: str) -> None:
    for size in (300, LISTINGS_PER_CHUNK, LISTINGS_PER_CHUNK + 100):
        make(tmp_path, listings=size)
        small, large = (pq.read_table(path / f"{name}.parquet") for path in (tmp_path, market))
        assert small.equals(large.slice(0, size))


@pytest.mark.parametrize("name", ["sellers", "reviews", "truth_networks", "sellers_identity"])
def test_what_belongs_to_the_beginning_is_in_the_larger_market_too(tmp_path: Path, market: Path, name: str) -> None:
    make(tmp_path, listings=LISTINGS_PER_CHUNK + 100)
    small, large = (pq.read_table(path / f"{name}.parquet").to_pylist() for path in (tmp_path, market))
    key = "review_id" if name == "reviews" else "seller_id"
    by_key = {row[key]: row for row in large}
    assert small
    assert all(by_key[row[key]] == row for row in small)


def test_sellers_without_a_listing_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, listings=50)
    sellers = set(pq.read_table(tmp_path / "sellers.parquet").column("seller_id").to_pylist())
    assert sellers == set(pq.read_table(tmp_path / "listings.parquet").column("seller_id").to_pylist())


def test_reviews_are_of_listings_that_are_there(tmp_path: Path) -> None:
    make(tmp_path, listings=50)
    reviewed = set(pq.read_table(tmp_path / "reviews.parquet").column("listing_id").to_pylist())
    assert reviewed <= set(pq.read_table(tmp_path / "listings.parquet").column("listing_id").to_pylist())
    assert reviewed


def test_tables_have_the_schemas_of_the_house(market: Path) -> None:
    screened = {"listings": LISTINGS, "sellers": SELLERS, "reviews": REVIEWS, "labels": LABELS}
    known = {"truth_listings": TRUTH_LISTINGS, "truth_networks": TRUTH_NETWORKS, "sellers_identity": SELLERS_IDENTITY}
    assert {*screened, *known} == set(TABLES)
    for name, schema in (screened | known).items():
        assert pq.read_schema(market / f"{name}.parquet").remove_metadata().equals(schema)


def test_the_summary_counts_what_was_written(tmp_path: Path) -> None:
    summary = make(tmp_path, listings=LISTINGS_PER_CHUNK + 1)
    for name in TABLES:
        assert summary.rows[name] == pq.read_metadata(tmp_path / f"{name}.parquet").num_rows
    assert sum(summary.kinds.values()) == LISTINGS_PER_CHUNK + 1
    assert summary.counterfeit == sum(pq.read_table(tmp_path / "labels.parquet").column("label").to_pylist())


def test_the_caller_hears_of_every_row(tmp_path: Path) -> None:
    heard: list[int] = []
    profile = find_profile("clean")
    generate_market(tmp_path, listings=9000, seed=1, profile=profile, brands=BRANDS, on_rows=heard.append)
    assert heard == [LISTINGS_PER_CHUNK, 9000 - LISTINGS_PER_CHUNK]


def test_no_more_than_one_write_waits_in_memory() -> None:
    sizes = [tables["listings"].num_rows for tables in make_chunks(BRANDS, 30_000, 1, find_profile("clean"))]
    assert max(sizes) == LISTINGS_PER_CHUNK
    assert CHUNKS_PER_WRITE * LISTINGS_PER_CHUNK <= 1 << 17


def test_memory_does_not_grow_from_chunk_to_chunk() -> None:
    held = []
    for tables in make_chunks(BRANDS, 12 * LISTINGS_PER_CHUNK, 1, find_profile("hotspot")):
        held.append(pa.total_allocated_bytes())
        del tables
    assert max(held[6:]) < 1.5 * max(held[:6])


def test_chunks_are_made_one_at_a_time() -> None:
    chunks = make_chunks(BRANDS, 1_000_000_000, 1, find_profile("clean"))
    assert next(chunks)["listings"].num_rows == LISTINGS_PER_CHUNK


@pytest.mark.parametrize("listings", [0, -1, 10**9 + 1])
def test_a_size_that_no_market_has_is_refused(tmp_path: Path, listings: int) -> None:
    with pytest.raises(SizeError, match=str(listings)):
        make(tmp_path, listings=listings)


def test_a_directory_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    with pytest.raises(DirectoryError, match="not of a simulated market"):
        make(tmp_path)
    assert (tmp_path / "mine.csv").read_text() == "mine"


def test_tables_that_nobody_marked_as_simulated_are_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "listings.parquet").write_bytes(b"real")
    with pytest.raises(DirectoryError):
        make(tmp_path)
    assert (tmp_path / "listings.parquet").read_bytes() == b"real"


def test_a_file_in_the_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(DirectoryError, match="cannot be made"):
        make(tmp_path / "out")


def test_an_earlier_market_is_replaced(tmp_path: Path) -> None:
    make(tmp_path, listings=100)
    make(tmp_path, listings=200)
    assert pq.read_metadata(tmp_path / "listings.parquet").num_rows == 200
    assert {path.name for path in tmp_path.iterdir()} == {README, *(f"{name}.parquet" for name in TABLES)}


def test_what_an_interrupted_run_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "listings.parquet.part").write_bytes(b"half")
    make(tmp_path)
    assert not list(tmp_path.glob("*.part"))


def test_a_lexicon_without_goods_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBrandsError):
        generate_market(tmp_path, listings=10, seed=1, profile=find_profile("clean"), brands=())
