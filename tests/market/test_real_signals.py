"""The signals of the engine, on the simulated market: each tells something, none solves it."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.market.telltales import Scores, read_rows, recall_at
from touchstone.lexicon.load import load_lexicon
from touchstone.market.generate import generate_market
from touchstone.market.profile import find_profile
from touchstone.screening.job import Job
from touchstone.screening.run import run_job


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scores, np.ndarray]:
    """The best score of each signal for each listing of a market, and the labels."""
    out = tmp_path_factory.mktemp("real")
    profile = find_profile("marketplace")
    generate_market(out / "m", listings=8192, seed=11, profile=profile, brands=load_lexicon().brands)
    tables = {name: out / "m" / f"{name}.parquet" for name in ("listings", "sellers", "reviews")}
    run_job(Job(input=tables["listings"], out=out / "f", sellers=tables["sellers"], reviews=tables["reviews"]))
    return collect(out / "f" / "findings.parquet", out / "m")


def collect(findings: Path, market: Path) -> tuple[Scores, np.ndarray]:
    label = {row["listing_id"]: row["label"] == 1 for row in read_rows(market, "labels")}
    rows = pq.read_table(findings).to_pylist()
    names = {signal["name"] for row in rows for signal in row["signals"]}
    scores: Scores = {name: np.zeros(len(rows)) for name in names}
    for place, row in enumerate(rows):
        for signal in row["signals"]:
            scores[signal["name"]][place] = max(scores[signal["name"]][place], signal["score"])
    return scores, np.array([label[row["listing_id"]] for row in rows])


def test_every_listing_is_screened(scored: tuple[Scores, np.ndarray]) -> None:
    assert len(scored[1]) == 8192


def test_no_signal_alone_solves_the_market(scored: tuple[Scores, np.ndarray]) -> None:
    scores, label = scored
    assert len(scores) > 6
    assert {name: recall for name, score in scores.items() if (recall := recall_at(0.9, score, label)) > 0.6} == {}


@pytest.mark.parametrize("name", ["brand_hidden", "replica_claim", "price_gap", "contact_diverted", "fake_reviews"])
def test_a_signal_fires_more_often_on_counterfeits(scored: tuple[Scores, np.ndarray], name: str) -> None:
    scores, label = scored
    fires = scores[name] > 0
    assert fires[label].mean() > 2 * fires[~label].mean()
