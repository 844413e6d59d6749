"""What a batch offers to the shelves: the least by rank, ties by key, whatever the number of ties."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from touchstone.screening.candidates import pick_least

PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=60)


@given(PAIRS, st.integers(1, 20))
def test_the_least_are_picked_as_by_sorting_everything(pairs: list[tuple[int, int]], most: int) -> None:
    rank = np.array([pair[0] for pair in pairs], dtype=np.float64)
    key = np.array([pair[1] for pair in pairs], dtype=np.uint64)
    assert pick_least(rank, key, most).tolist() == np.lexsort((key, rank))[:most].tolist()


def test_among_equals_the_least_keys_stay() -> None:
    key = np.arange(1000, dtype=np.uint64)[::-1]
    assert pick_least(np.zeros(1000), key, 3).tolist() == [999, 998, 997]
