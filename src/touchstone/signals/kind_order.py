"""The hits of a batch by kind, without sorting them."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled


@compiled
def _count_out(kinds: NDArray[np.int8], begins: NDArray[np.int64], order: NDArray[np.intp]) -> None:
    """Stable counting sort; `begins` (kinds + 2,) of zeros ends up with the begin of each kind at its place."""
    for kind in kinds:
        begins[kind + 2] += 1
    for kind in range(2, len(begins)):
        begins[kind] += begins[kind - 1]
    for place in range(len(kinds)):
        order[begins[kinds[place] + 1]] = place
        begins[kinds[place] + 1] += 1


def sort_by_kind(kinds: NDArray[np.int8], number: int) -> tuple[NDArray[np.intp], list[int]]:
    """Indices of `kinds` (k,) by kind, in order within a kind, and where each of the `number` kinds begins."""
    begins, order = np.zeros(number + 2, dtype=np.int64), np.empty(len(kinds), dtype=np.intp)
    _count_out(kinds, begins, order)
    return order, begins.tolist()
