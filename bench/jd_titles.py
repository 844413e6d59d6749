"""The labelled JD titles (GAIIC 2022) as brand mentions that are the goods' own or only compatible."""

import gzip
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.batch import SignalBatch

FILE = Path(__file__).parents[2] / "shared/data/jd_titles_gaiic2022/jd_titles_ner_labelled.jsonl.gz"
OWN, COMPATIBLE = "1", "37"  # the types of the data set
SEED = 20221


def read_titles() -> list[dict]:
    """Titles with their spans."""
    with gzip.open(FILE, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def development_half(number: int) -> NDArray[np.bool_]:
    """The fixed random half that may be looked at, (number,)."""
    half = np.zeros(number, dtype=np.bool_)
    half[np.random.RandomState(SEED).permutation(number)[: number // 2]] = True
    return half


def label_spans(titles: list[dict], row: NDArray, start: NDArray, end: NDArray) -> NDArray[np.int8]:
    """1 own, 0 compatible, -1 not labelled, of each span of a title."""
    labels = np.full(len(row), -1, dtype=np.int8)
    for place in range(len(row)):
        for span in titles[row[place]]["entities"]:
            if span["type"] in (OWN, COMPATIBLE) and span["start"] < end[place] and start[place] < span["end"]:
                labels[place] = span["type"] == OWN
                break
    return labels


def label_hits(titles: list[dict], batch: SignalBatch, hits: NDArray) -> NDArray[np.int8]:
    """`label_spans` of title hits."""
    return label_spans(titles, batch.hits.row[hits], batch.hits.start[hits], batch.hits.end[hits])
