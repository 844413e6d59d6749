"""One function screens batches, single listings and shadows; all of them agree."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.conftest import TITLES
from touchstone.screening.engine import Engine
from touchstone.screening.job import Job
from touchstone.screening.run import run_job
from touchstone.screening.screen import batch_of, finding_of, screen_batch, screen_one
from touchstone.tables.schemas import FINDINGS
from touchstone.vocabulary.listing import Listing
from touchstone.vocabulary.verdict import Verdict

texts = st.text(max_size=40) | st.sampled_from(TITLES)
prices = st.none() | st.floats(allow_nan=True, allow_infinity=True) | st.floats(0, 1e5)
listings = st.builds(
    Listing, st.text(max_size=8), texts, st.none() | st.text(max_size=4), st.none() | texts, prices, st.none() | texts
)


@given(st.lists(listings, min_size=1, max_size=6))
def test_a_single_listing_is_screened_as_in_a_batch(engine: Engine, many: list[Listing]) -> None:
    together = [finding_of(row) for row in screen_batch(batch_of(many), engine).to_pylist()]
    assert [screen_one(listing, engine) for listing in many] == together


@given(st.lists(listings, min_size=2, max_size=6), st.integers(1, 5))
def test_a_batch_cut_in_two_has_the_same_findings(engine: Engine, many: list[Listing], cut: int) -> None:
    batch = batch_of(many)
    whole = screen_batch(batch, engine).to_pylist()
    parts = [
        *screen_batch(batch.slice(0, cut), engine).to_pylist(),
        *screen_batch(batch.slice(cut), engine).to_pylist(),
    ]
    assert parts == whole


@given(listings)
def test_any_text_gives_a_finding_that_is_well_formed(engine: Engine, listing: Listing) -> None:
    finding = screen_one(listing, engine)
    assert 0.0 <= finding.score <= 1.0
    for signal in finding.signals:
        assert 0.0 <= signal.score <= 1.0
        if signal.field == "title" and signal.start >= 0:
            assert 0 <= signal.start <= signal.end <= len(listing.title)


def test_half_a_surrogate_pair_is_screened_as_a_replacement_character(engine: Engine) -> None:
    broken, whole = Listing("1", "高仿\ud800包"), Listing("1", "高仿\ufffd包")
    assert screen_one(broken, engine) == screen_one(whole, engine)


def test_an_empty_batch_has_no_findings(engine: Engine) -> None:
    findings = screen_batch(batch_of([]), engine)
    assert findings.num_rows == 0
    assert findings.schema.equals(FINDINGS)


@pytest.mark.parametrize("title", ["高仿 路易威登 女包 1:1", "AAA replica Rolex Submariner watch"])
def test_a_plain_replica_does_not_pass(engine: Engine, title: str) -> None:
    assert screen_one(Listing("1", title), engine).verdict is not Verdict.PASS


@pytest.mark.parametrize(
    "title", ["纯棉四件套 床上用品 全棉床单", "适用于苹果 iPhone 手机壳 硅胶", "女装 连衣裙 2026 新款"]
)
def test_ordinary_goods_pass(engine: Engine, title: str) -> None:
    assert screen_one(Listing("1", title), engine).verdict is Verdict.PASS


def test_the_finding_names_ruleset_and_version(engine: Engine) -> None:
    finding = screen_one(Listing("1", "title"), engine)
    assert finding.ruleset == engine.ruleset.identity
    assert finding.ruleset.startswith("standard@")


def test_a_listing_has_the_same_digest_alone_and_from_a_file(engine: Engine, table: Path, tmp_path: Path) -> None:
    run_job(Job(table, tmp_path / "out"))
    row = pq.read_table(tmp_path / "out" / "findings.parquet").to_pylist()[3]
    alone = screen_one(Listing("L3", TITLES[3], seller_id="shop3", price=13.0), engine)
    assert row["listing_id"] == "L3"
    assert alone.input_digest == row["input_digest"]
