"""A ruleset as arrays: what the scoring kernel reads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.screening.ruleset import Combination, Floor, Guard, Ruleset
from touchstone.vocabulary.verdict import VERDICTS, Verdict

RANK = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


@dataclass(frozen=True, slots=True)
class Scale:
    """s signals, c combinations, g guards, f floors; verdicts by rank (0 pass, 1 review, 2 block).

    weight      (s,) float64       pair (c, 2) int32    pair_weight (c,) float64
    calibration (3,) float64       bias, a, b
    points      (p, 2) float64     sum, probability; p = 0: logistic
    thresholds  (2,) float64       review, block
    among       (g, s) bool        guard (g, 3) int32: verdict, least number of signals, verdict otherwise
    guard_score (g,) float32       floor (f, 2) int32: signal, verdict; floor_score (f,) float32; scores of pieces are such
    """

    weight: NDArray[np.float64]
    pair: NDArray[np.int32]
    pair_weight: NDArray[np.float64]
    calibration: NDArray[np.float64]
    points: NDArray[np.float64]
    thresholds: NDArray[np.float64]
    among: NDArray[np.bool_]
    guard: NDArray[np.int32]
    guard_score: NDArray[np.float32]
    floor: NDArray[np.int32]
    floor_score: NDArray[np.float32]


def make_scale(ruleset: Ruleset) -> Scale:
    """The arrays of one ruleset."""
    place = {name: index for index, name in enumerate(ruleset.signal_names)}
    steps, calibration = ruleset.steps, ruleset.calibration
    return Scale(
        weight=np.array([signal.weight for signal in ruleset.signals], dtype=np.float64),
        pair=_pairs(ruleset.combinations, place),
        pair_weight=np.array([row.weight for row in ruleset.combinations], dtype=np.float64),
        calibration=np.array([ruleset.bias, calibration.a, calibration.b], dtype=np.float64),
        points=np.array(calibration.points, dtype=np.float64).reshape(-1, 2),
        thresholds=np.array([steps[1].threshold, steps[2].threshold], dtype=np.float64),
        among=_among(ruleset.guards, ruleset.signal_names),
        guard=_guards(ruleset.guards),
        guard_score=np.array([guard.score for guard in ruleset.guards], dtype=np.float32),
        floor=_floors(ruleset.floors, place),
        floor_score=np.array([floor.score for floor in ruleset.floors], dtype=np.float32),
    )


def _pairs(combinations: tuple[Combination, ...], place: dict[str, int]) -> NDArray[np.int32]:
    rows = [[place[name] for name in row.of] for row in combinations]
    return np.array(rows, dtype=np.int32).reshape(-1, 2)


def _among(guards: tuple[Guard, ...], names: tuple[str, ...]) -> NDArray[np.bool_]:
    rows = [[not guard.among or name in guard.among for name in names] for guard in guards]
    return np.array(rows, dtype=np.bool_).reshape(len(guards), len(names))


def _guards(guards: tuple[Guard, ...]) -> NDArray[np.int32]:
    rows = [(RANK[Verdict(guard.verdict)], guard.at_least, RANK[Verdict(guard.otherwise)]) for guard in guards]
    return np.array(rows, dtype=np.int32).reshape(-1, 3)


def _floors(floors: tuple[Floor, ...], place: dict[str, int]) -> NDArray[np.int32]:
    rows = [(place[floor.signal], RANK[Verdict(floor.verdict)]) for floor in floors]
    return np.array(rows, dtype=np.int32).reshape(-1, 2)
