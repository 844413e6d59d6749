"""Findings against labels: joined by listing, counted by signal and verdict, split by seller."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from touchstone.screening.calibrate import calibrate, hold_out
from touchstone.screening.errors import LabelError
from touchstone.screening.evaluate import evaluate
from touchstone.screening.labelled import Labelled, join_labels
from touchstone.screening.labels import read_labelled
from touchstone.screening.ruleset import Method, State, Words
from touchstone.screening.ruleset_file import load_ruleset
from touchstone.tables.errors import CorruptTableError, MissingInputError
from touchstone.tables.schemas import FINDINGS, LABELS


def piece(name: str, score: float) -> dict[str, object]:
    return {"name": name, "score": score, "detail": "", "field": "title", "start": -1, "end": -1}


def make_findings(count: int = 200) -> pa.Table:
    """Every fourth listing is counterfeit; it has a claim, and so has every tenth of the others."""
    rows = []
    for i in range(count):
        claimed = i % 4 == 0 or i % 10 == 1
        signals = [piece("replica_claim", 0.5 + i % 5 / 10), piece("replica_claim", 0.1)] if claimed else []
        score = 0.6 + i % 5 / 20 if claimed else 0.05
        verdict = "pass" if score < 0.5 else "block" if score >= 0.8 else "review"
        rows.append(
            {
                "listing_id": f"L{i}",
                "score": score,
                "verdict": verdict,
                "signals": signals,
                "ruleset": "r",
                "input_digest": "d",
            }
        )
    return pa.Table.from_pylist(rows, schema=FINDINGS)


def make_labels(count: int = 200) -> pa.Table:
    rows = [{"listing_id": f"L{i}", "label": int(i % 4 == 0), "seller_id": f"s{i % 16}"} for i in range(count)]
    return pa.Table.from_pylist(rows, schema=LABELS)


@pytest.fixture
def labelled() -> Labelled:
    """200 listings of 16 sellers, four of which sell counterfeits."""
    return join_labels(make_findings(), make_labels())


def test_labels_find_their_findings_in_any_order() -> None:
    shuffled = make_labels().take(np.random.default_rng(1).permutation(200))
    labelled = join_labels(make_findings(), shuffled)
    assert labelled.truth.tolist() == [int(i % 4 == 0) for i in range(200)]
    assert [labelled.sellers[seller] for seller in labelled.seller] == [f"s{i % 16}" for i in range(200)]


def test_a_label_without_a_finding_is_counted_and_left_out() -> None:
    labelled = join_labels(make_findings(150), make_labels())
    assert (len(labelled), labelled.unmatched) == (150, 50)


def test_labels_of_other_listings_are_refused() -> None:
    strangers = pa.Table.from_pylist([{"listing_id": "X", "label": 1}], schema=LABELS)
    with pytest.raises(LabelError, match="No labelled listing"):
        join_labels(make_findings(), strangers)


def test_precision_is_counted_per_signal_and_verdict(labelled: Labelled) -> None:
    evaluation = evaluate(labelled, draws=20)
    (claim,) = evaluation.signals
    assert (claim.name, claim.count, claim.hits, claim.recall) == ("replica_claim", 70, 50, 1.0)
    assert sum(share.count for share in evaluation.verdicts) == 200
    review, block = evaluation.at_least
    assert (review.count, review.hits) == (70, 50)
    assert block.count < review.count


def test_the_largest_seller_is_left_out_for_comparison(labelled: Labelled) -> None:
    evaluation = evaluate(labelled, draws=20)
    assert evaluation.largest_seller in {"s0", "s4", "s8", "s12"}
    assert evaluation.largest_share == pytest.approx(0.26, abs=0.01)
    assert evaluation.average_precision.low <= evaluation.average_precision.value <= evaluation.average_precision.high


def test_an_evaluation_is_plain_json(labelled: Labelled) -> None:
    values = json.loads(json.dumps(evaluate(labelled, draws=20).as_dict(), allow_nan=False))
    assert values["positives"] == 50
    assert {"score", "precision", "recall"} == values["curve"][0].keys()


def test_labels_that_are_all_negative_are_measured_without_a_curve() -> None:
    labels = make_labels().set_column(1, LABELS.field(1), pa.array([0] * 200, pa.int8()))
    values = evaluate(join_labels(make_findings(), labels), draws=20).as_dict()
    assert values["average_precision"]["value"] is None


def test_sellers_come_from_the_listings_where_labels_do_not_name_them(tmp_path: Path) -> None:
    pq.write_table(make_findings(), tmp_path / "findings.parquet")
    (tmp_path / "labels.csv").write_text(
        "listing_id,label\n" + "".join(f"L{i},{int(i % 4 == 0)}\n" for i in range(200))
    )
    rows = "".join(f"L{i},title,s{i % 16}\n" for i in range(200))
    (tmp_path / "listings.csv").write_text("listing_id,title,seller_id\n" + rows)
    labelled = read_labelled(tmp_path / "labels.csv", tmp_path, tmp_path / "listings.csv")
    assert [labelled.sellers[seller] for seller in labelled.seller] == [f"s{i % 16}" for i in range(200)]


def test_findings_that_are_not_there_or_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("listing_id,label\nL0,1\n")
    with pytest.raises(MissingInputError, match="no findings"):
        read_labelled(tmp_path / "labels.csv", tmp_path)
    (tmp_path / "findings.parquet").write_bytes(b"PAR1 is not enough")
    with pytest.raises(CorruptTableError, match="not a findings file"):
        read_labelled(tmp_path / "labels.csv", tmp_path)


def test_the_sellers_that_teach_do_not_judge(labelled: Labelled) -> None:
    held = hold_out(labelled)
    assert set(labelled.seller[held]).isdisjoint(labelled.seller[~held])
    assert 0 < held.sum() < len(labelled)


@pytest.mark.parametrize("method", list(Method))
def test_calibration_makes_a_draft_that_errs_less(labelled: Labelled, method: Method) -> None:
    fit = calibrate(load_ruleset(), labelled, method, "2", Words("a test", "测试"), weights=True)
    assert (fit.ruleset.state, fit.ruleset.version) == (State.DRAFT, "2")
    assert fit.after.calibration_error < fit.before.calibration_error
    assert fit.ruleset.calibration.method is method


def test_fitted_weights_keep_their_sign(labelled: Labelled) -> None:
    before = load_ruleset()
    after = calibrate(before, labelled, Method.PLATT, "2", Words("a test", "测试"), weights=True).ruleset
    assert all(a.weight * b.weight >= 0 for a, b in zip(before.signals, after.signals, strict=True))


def test_too_few_labels_are_refused() -> None:
    few = join_labels(make_findings(30), make_labels(30))
    with pytest.raises(LabelError, match="Half of the sellers"):
        calibrate(load_ruleset(), few, Method.PLATT, "2", Words("a", "b"), weights=False)
