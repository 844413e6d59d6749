"""The counts of labelled listings say what the engine's own measures say of the listings themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.rulesets.engine.labels import BINS, Labelled, count, empty_sums, labels_in, quality_of
from touchstone.screening.metrics import average_precision, rank, wilson

STEPS = st.integers(0, BINS - 1).map(lambda place: (place + 0.5) / BINS)
ROWS = st.lists(
    st.builds(
        Labelled,
        st.booleans(),
        st.tuples(STEPS, STEPS),
        st.tuples(st.integers(0, 2), st.integers(0, 2)),
    ),
    min_size=1,
    max_size=40,
)


@given(ROWS)
def test_sums_say_what_the_listings_say(rows: list[Labelled]) -> None:
    sums = count(empty_sums(), rows)
    truth = np.array([row.is_counterfeit for row in rows], dtype=np.int8)
    assert labels_in(sums) == (len(rows), int(truth.sum()))
    for place, name in enumerate("ab"):
        quality = quality_of(sums, name)
        held = np.array([row.verdicts[place] >= 1 for row in rows])
        hits = int(truth[held].sum())
        assert quality.review[0].low == wilson(hits, int(held.sum())).low
        assert quality.review[1].high == wilson(hits, int(truth.sum())).high
        scores = np.array([row.scores[place] for row in rows])
        if truth.any():
            assert quality.average_precision == pytest.approx(average_precision(rank(scores, truth)))
        else:
            assert quality.average_precision is None


@given(ROWS, st.integers(0, 40))
def test_portions_add_up(rows: list[Labelled], cut: int) -> None:
    assert count(count(empty_sums(), rows[:cut]), rows[cut:]) == count(empty_sums(), rows)
