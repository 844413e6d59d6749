"""What goods like those of a listing usually cost: the narrowest cell of the price reference that holds enough prices."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.batch import SignalBatch
from touchstone.signals.price_cells import find_cells
from touchstone.tables.compiled import compiled

PARENT_WEIGHT = 4.0  # a cell of few prices is drawn towards its brand as if the brand had sent so many


class Usual(NamedTuple):
    """For each row: natural log of the usual price, spread, how many prices (0: none known), index into REFERENCES."""

    median: NDArray[np.float64]
    spread: NDArray[np.float64]
    number: NDArray[np.int64]
    reference: NDArray[np.int64]


@compiled
def choose_usual(
    places: NDArray[np.int32],
    median: NDArray[np.float64],
    spread: NDArray[np.float64],
    number: NDArray[np.int64],
    fewest: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Of each row's three cells (3, k: places in the reference, -1: unknown) the narrowest that holds enough prices."""
    rows = places.shape[1]
    out_median, out_spread = np.zeros(rows), np.ones(rows)
    out_number, out_reference = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int64)
    for row in range(rows):
        for level in range(3):
            cell = places[level, row]
            if cell < 0 or number[cell] < fewest:
                continue
            usual = median[cell]
            parent = places[1, row]
            if level == 0 and parent >= 0:
                known = min(number[parent], PARENT_WEIGHT)
                usual = (usual * number[cell] + median[parent] * known) / (number[cell] + known)
            out_median[row], out_spread[row], out_number[row] = usual, spread[cell], number[cell]
            out_reference[row] = level
            break
    return out_median, out_spread, out_number, out_reference


def find_usual(batch: SignalBatch, rows: NDArray[np.intp], brand: NDArray[np.int32], fewest: float) -> Usual:
    """The usual price of each row: of its brand in its category (drawn towards the brand), else its brand, else its category."""
    if batch.prices is None:
        nothing = np.zeros(len(rows), dtype=np.int64)
        return Usual(nothing.astype(np.float64), np.ones(len(rows)), nothing, nothing)
    places = batch.prices.place(find_cells(batch, rows, brand).ravel()).reshape(3, -1)
    return Usual(*choose_usual(places, *batch.prices.table, fewest))
