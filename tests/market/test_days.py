"""The calendar of the market."""

import numpy as np

from touchstone.market.days import stamp, stamp_or_null


def test_moments_are_written_as_text() -> None:
    assert stamp(np.array([0, 86_399, -1])).to_pylist() == [
        "2026-01-01 00:00:00",
        "2026-01-01 23:59:59",
        "2025-12-31 23:59:59",
    ]


def test_a_moment_that_never_came_is_null() -> None:
    assert stamp_or_null(np.array([-1, 1])).to_pylist() == [None, "2026-01-01 00:00:01"]
