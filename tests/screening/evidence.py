"""Evidence and rulesets made by hand, for tests of what is done with them."""

import random

import numpy as np

from touchstone.screening.ruleset import (
    Calibration,
    Combination,
    Floor,
    Guard,
    Method,
    Ruleset,
    State,
    Step,
    WeightedSignal,
    Words,
)
from touchstone.signals.evidence import Evidence
from touchstone.vocabulary.verdict import Verdict

WORDS = Words("words", "文字")


def make_evidence(pieces: list[tuple[int, float]]) -> Evidence:
    """Evidence of one signal: (row, score) of each piece."""
    ordered = sorted(pieces, key=lambda piece: piece[0])
    count = len(ordered)
    return Evidence(
        row=np.array([row for row, _ in ordered], dtype=np.int32),
        score=np.array([score for _, score in ordered], dtype=np.float32),
        detail=np.arange(count, dtype=np.int32) % 2,
        field=np.zeros(count, dtype=np.int8),
        start=np.arange(count, dtype=np.int32),
        end=np.arange(count, dtype=np.int32) + 2,
        details=("brand=a", "brand=b"),
    )


def random_evidence(seed: int, signals: int, rows: int) -> list[Evidence]:
    """Evidence of several signals, some of them silent."""
    dice = random.Random(seed)
    return [
        make_evidence([(dice.randrange(rows), dice.random()) for _ in range(dice.randrange(3 * rows) if rows else 0)])
        for _ in range(signals)
    ]


def make_ruleset(weights: dict[str, float], bias: float = -2.0, **changes: object) -> Ruleset:
    """A ruleset with review from 0.5 and block from 0.9; `changes` replace other parts."""
    parts: dict[str, object] = {
        "name": "test",
        "version": "1",
        "state": State.DRAFT,
        "title": WORDS,
        "text": WORDS,
        "bias": bias,
        "calibration": Calibration(Method.PLATT, 1.0, 0.0, (), WORDS),
        "steps": (
            Step(Verdict.PASS, 0.0, WORDS),
            Step(Verdict.REVIEW, 0.5, WORDS),
            Step(Verdict.BLOCK, 0.9, WORDS),
        ),
        "signals": tuple(WeightedSignal(name, weight) for name, weight in weights.items()),
    }
    return Ruleset(**{**parts, **changes})  # type: ignore[arg-type]


TWO_KINDS = Guard("two", Verdict.BLOCK, 2, 0.3, (), Verdict.REVIEW, WORDS)

FLOOR_OF_C = Floor("c", "c", 0.9, Verdict.REVIEW, WORDS)


def make_combination(left: str, right: str, weight: float) -> Combination:
    """A combination of two signals."""
    return Combination(f"{left}_and_{right}", (left, right), weight, WORDS)
