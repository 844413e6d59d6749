"""The weights that tell own from compatible: logistic regression, trained by bench/train_relation.py, shipped as data."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.relation_features import FEATURES

WEIGHTS = Path(__file__).with_name("data") / "relation_weights.csv"


@cache
def relation_weights() -> NDArray[np.float32]:
    """Weight of each feature, (len(FEATURES),) float32; positive speaks for own. A feature that the file omits weighs nothing."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        weight_of = {line["feature"]: float(line["weight"]) for line in csv.DictReader(file)}
    return np.array([weight_of.get(name, 0.0) for name in FEATURES], dtype=np.float32)
