"""What goods of a brand usually cost here: a histogram of log prices per cell, small, mergeable, robust."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from touchstone.signals.errors import ReferenceFileError
from touchstone.signals.hashing import look_up, make_slots
from touchstone.tables.compiled import compiled

STEPS = 16  # bins per doubling of the price: 4.4 % wide
LOWEST = -14 * STEPS  # 2^-14 of a unit
BINS = 64 * STEPS
SPREAD_PRIOR, SPREAD_WEIGHT = 0.7, 8.0  # natural log; how far prices of a brand's goods spread before we have seen many
SMALLEST_SPREAD = 0.2
SCHEMA = pa.schema([("cell", pa.uint64()), ("bin", pa.uint16()), ("count", pa.int64())])


def bin_prices(amount: NDArray[np.float64]) -> NDArray[np.uint16]:
    """Bin of each price (n,) > 0."""
    place: NDArray[np.float64] = np.floor(np.log2(amount) * STEPS) - LOWEST
    return np.clip(place, 0, BINS - 1).astype(np.uint16)


def bin_middle(place: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural log of the price in the middle of a bin."""
    middle: NDArray[np.float64] = (place + LOWEST + 0.5) * (np.log(2.0) / STEPS)
    return middle


@compiled
def summarise(
    begins: NDArray[np.int64],
    bins: NDArray[np.uint16],
    counts: NDArray[np.int64],
    median: NDArray[np.float64],
    mad: NDArray[np.float64],
) -> None:
    """Median and median absolute deviation of each cell, in bins; the entries of a cell lie together, by bin."""
    for cell in range(len(begins) - 1):
        low, high = begins[cell], begins[cell + 1]
        total = counts[low:high].sum()
        seen = 0
        for place in range(low, high):
            seen += counts[place]
            if 2 * seen >= total:
                median[cell] = bins[place]
                break
        left, right, seen = low, high - 1, 0
        while left <= right:
            below, above = median[cell] - bins[left], bins[right] - median[cell]
            seen += counts[left] if below >= above else counts[right]
            if 2 * seen > total:
                mad[cell] = max(below, above)
                break
            if below >= above:
                left += 1
            else:
                right -= 1


@dataclass(frozen=True)
class PriceReference:
    """Counts of prices, one entry per cell and bin, ordered by cell, then bin.

    cell (k,) uint64: a hash of brand and scope (see price_cells); bin (k,) uint16; count (k,) int64
    """

    cell: NDArray[np.uint64]
    bin: NDArray[np.uint16]
    count: NDArray[np.int64]

    @cached_property
    def _cells(
        self,
    ) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
        keys, begins = np.unique(self.cell, return_index=True)
        ends = np.append(begins, len(self.cell)).astype(np.int64)
        median, mad = np.zeros(len(keys)), np.zeros(len(keys))
        summarise(ends, self.bin, self.count, median, mad)
        number = np.add.reduceat(self.count, begins) if len(begins) else np.zeros(0, dtype=np.int64)
        prior = SPREAD_PRIOR * SPREAD_WEIGHT
        spread = (1.4826 * mad * (np.log(2.0) / STEPS) * number + prior) / (number + SPREAD_WEIGHT)
        return keys, make_slots(keys), bin_middle(median), np.maximum(spread, SMALLEST_SPREAD), number

    @property
    def table(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
        """Of each cell: natural log of the median price, spread of the log prices (shrunk), how many prices."""
        return self._cells[2:]

    def place(self, cells: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Where each asked cell (n,) lies in `table`, (n,) int32; -1: unknown."""
        keys, slots = self._cells[:2]
        return look_up(keys, slots, cells)

    def save(self, path: Path) -> None:
        """Write to Parquet."""
        pq.write_table(pa.table([self.cell, self.bin, self.count], schema=SCHEMA), path)

    @classmethod
    def load(cls, path: Path) -> "PriceReference":
        """Read what `save` wrote. Raises ReferenceFileError."""
        try:
            table = pq.read_table(path, schema=SCHEMA)
        except (OSError, pa.ArrowException) as error:
            raise ReferenceFileError(path, "price reference") from error
        return cls(*(column.to_numpy() for column in table.columns))


EMPTY = PriceReference(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint16), np.empty(0, dtype=np.int64))


def merge_prices(*parts: PriceReference, max_cells: int | None = None) -> PriceReference:
    """One reference of several. With `max_cells`, cells with the fewest prices are dropped first: they tell least."""
    cell = np.concatenate([part.cell for part in parts])
    place = np.concatenate([part.bin for part in parts])
    count = np.concatenate([part.count for part in parts])
    if not len(cell):
        return EMPTY
    order = np.lexsort((place, cell))
    cell, place, count = cell[order], place[order], count[order]
    begins = np.flatnonzero(np.append(True, (cell[1:] != cell[:-1]) | (place[1:] != place[:-1])))
    merged = PriceReference(cell[begins], place[begins], np.add.reduceat(count, begins))
    return merged if max_cells is None else _keep_fullest(merged, max_cells)


def _keep_fullest(reference: PriceReference, max_cells: int) -> PriceReference:
    keys, inverse = np.unique(reference.cell, return_inverse=True)
    if len(keys) <= max_cells:
        return reference
    number = np.bincount(inverse, weights=reference.count)
    full = np.zeros(len(keys), dtype=np.bool_)
    full[np.lexsort((keys, -number))[:max_cells]] = True
    kept = full[inverse]
    return PriceReference(reference.cell[kept], reference.bin[kept], reference.count[kept])
