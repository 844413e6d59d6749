"""A fitted draft is a ruleset that can be read back, and it fits better than what it was made from."""

import numpy as np
import pytest

from touchstone.screening.calibrate import calibrate
from touchstone.screening.labelled import Labelled
from touchstone.screening.ruleset import Method
from touchstone.screening.ruleset_file import load_ruleset, parse_ruleset
from touchstone.screening.ruleset_text import write_ruleset

RULESET = load_ruleset()
WORDS = type(RULESET.title)("a test", "测试")


def labelled(count: int = 4000) -> Labelled:
    """Listings whose truth follows three signals weakly: the shipped scores are far too sure of themselves."""
    dice = np.random.default_rng(7)
    names = RULESET.signal_names
    best = (dice.random((len(names), count)) * (dice.random((len(names), count)) < 0.3)).astype(np.float32)
    logit = 2.0 * best[names.index("replica_claim")] + best[names.index("brand_hidden")] - 1.5
    truth = (dice.random(count) < 1 / (1 + np.exp(-logit))).astype(np.int8)
    sellers = tuple(f"s{number}" for number in range(200))
    nothing = np.zeros(count)
    return Labelled(
        nothing.astype(np.float32),
        nothing.astype(np.int8),
        truth,
        dice.integers(0, 200, count),
        sellers,
        names,
        best,
        0,
    )


@pytest.mark.parametrize("weights", [False, True])
@pytest.mark.parametrize("method", [Method.PLATT, Method.POINTS])
def test_a_draft_reads_back_as_it_was_fitted(method, weights):
    fit = calibrate(RULESET, labelled(), method, "9.9.9", WORDS, weights=weights)
    assert parse_ruleset(write_ruleset(fit.ruleset).encode(), "draft.toml") == fit.ruleset


@pytest.mark.parametrize("method", [Method.PLATT, Method.POINTS])
def test_a_draft_is_better_calibrated_on_sellers_it_has_not_seen(method):
    fit = calibrate(RULESET, labelled(), method, "9.9.9", WORDS, weights=False)
    assert fit.after.calibration_error < fit.before.calibration_error
