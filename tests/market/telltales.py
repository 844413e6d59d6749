"""Simple features of a market, each the best that one signal could see; and how far one of them alone gets."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from touchstone.market.wording import load_words

Scores = dict[str, NDArray[np.float64]]


def read_rows(out: Path, name: str) -> list[dict[str, object]]:
    return pq.read_table(out / f"{name}.parquet").to_pylist()


def phrases(name: str) -> list[str]:
    table = load_words()[1]
    return [*table["zh"][name], *table["en"][name]]


def says(rows: list[dict[str, object]], name: str) -> NDArray[np.float64]:
    words = phrases(name)
    return np.array([float(any(word in row["title"] for word in words)) for row in rows])


def measure_telltales(out: Path) -> tuple[Scores, NDArray[np.bool_]]:
    listings, truth = read_rows(out, "listings"), read_rows(out, "truth_listings")
    rights = {row["seller_id"]: row["authorised_brands"] for row in read_rows(out, "sellers")}
    sentences = load_words()[1]["reviews"]
    fake = [*sentences["zh"]["fake"], *sentences["en"]["fake"]]
    accused = {row["listing_id"] for row in read_rows(out, "reviews") if any(said in row["text"] for said in fake)}
    rightless = np.array([row["brand"] not in rights[row["seller_id"]] for row in truth], float)
    scores = {
        "claim word": says(listings, "claim"),
        "price": np.array(
            [-r["price"] / t["usual_price"] if t["brand"] else -9.0 for r, t in zip(listings, truth, strict=True)]
        ),
        "hidden brand": np.array(
            [float(any(tactic.startswith("brand:") for tactic in row["tactics"])) for row in truth]
        ),
        "unauthorised claim": rightless * says(listings, "authority"),
        "accused in reviews": np.array([float(row["listing_id"] in accused) for row in listings]),
        "contact": np.array([float("sim" in row["title"] + (row["description"] or "")) for row in listings]),
        "placeholder": np.maximum(says(listings, "hidden"), says(listings, "placeholder")),
        "repeated": np.array([float(row["relisted_from"] is not None) for row in truth]),
    }
    return scores, np.array([row["label"] == 1 for row in truth])


def recall_at(precision: float, score: NDArray[np.float64], label: NDArray[np.bool_]) -> float:
    """The largest recall of any threshold whose precision is above the given one."""
    order = np.argsort(-score, kind="stable")
    found, shown = np.cumsum(label[order]), np.arange(1, len(label) + 1)
    cuts = np.append(score[order][1:] != score[order][:-1], True) & (score[order] > score.min())
    good = cuts & (found / shown > precision)
    return float((found[good] / label.sum()).max()) if good.any() else 0.0
