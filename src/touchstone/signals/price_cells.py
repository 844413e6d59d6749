"""Which prices a price is compared with: those of its brand in its category, of its brand, of its category."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.hashing import hash_strings
from touchstone.signals.price_reference import EMPTY, PriceReference, bin_prices, merge_prices
from touchstone.tables.compiled import compiled

MAX_CELLS = 200_000  # of all three levels together; about 100 MB with full histograms
FLUSH = 1_000_000  # prices held before they are counted together
MIX_SCOPE, MIX_CURRENCY, ONLY_SCOPE = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0x165667B1),
)
_MADE: dict[int, tuple[Lexicon, NDArray[np.uint64], NDArray[np.uint64]]] = {}


def _hashes(lexicon: Lexicon) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Hash of each brand's key and of each group's name, so that a saved reference outlives the lexicon's numbering."""
    made = _MADE.get(id(lexicon))
    if made is None:
        brands = hash_strings(pa.array([brand.key for brand in lexicon.brands], pa.string()))
        groups = hash_strings(pa.array([f"goods:{name}" for name in lexicon.groups], pa.string()))
        made = _MADE[id(lexicon)] = (lexicon, brands, groups)
    return made[1], made[2]


@compiled
def mix_cells(
    category: NDArray[np.uint64],
    goods: NDArray[np.uint64],
    foreign: NDArray[np.uint64],
    brand: NDArray[np.uint64],
) -> NDArray[np.uint64]:
    """Cells of brand and scope, of the brand, of the scope, (3, k); 0 where there is no brand or no scope.

    All hashes are (k,), 0: none. The scope is the category as written, else the goods; an unknown currency is a world of its own.
    """
    cells = np.zeros((3, len(brand)), dtype=np.uint64)
    for row in range(len(brand)):
        scope = category[row] if category[row] != 0 else goods[row]
        apart = foreign[row] * MIX_CURRENCY
        if brand[row] != 0:
            cells[1, row] = brand[row] + apart
        if scope != 0:
            cells[2, row] = (scope ^ ONLY_SCOPE) + apart
        if brand[row] != 0 and scope != 0:
            cells[0, row] = (brand[row] ^ (scope * MIX_SCOPE)) + apart
    return cells


def find_cells(batch: SignalBatch, rows: NDArray[np.intp], brand: NDArray[np.int32]) -> NDArray[np.uint64]:
    """The three cells of each listing of `rows` (k,), whose goods claim to be of `brand` (k,) or of none (-1); (3, k) uint64."""
    of_brand, of_group = _hashes(batch.lexicon)
    goods = batch.goods[rows]
    named = np.zeros(len(rows), dtype=np.uint64)
    if len(batch.hits):
        named = np.where(goods >= 0, of_group[batch.columns.group[batch.hits.term[goods]]], named)
    owner = np.where(brand >= 0, of_brand[brand], np.uint64(0))
    return mix_cells(batch.category_hash[rows], named, batch.money.foreign[rows], owner)


Counted = Sequence[PriceReference]


def count_prices(batch: SignalBatch) -> Counted:
    """Prices of the listings whose goods claim to be of a brand, and of each category: one part per way to group them."""
    rows = np.flatnonzero(~np.isnan(batch.money.amount))
    if not len(rows):
        return ()
    own = batch.own[rows]
    brand = np.where(own >= 0, batch.mentions.brand[own], -1) if len(batch.mentions.row) else own
    bins = bin_prices(batch.money.amount[rows])
    parts = []
    for cell in find_cells(batch, rows, brand):
        known = cell != 0
        parts.append(PriceReference(cell[known], bins[known], np.ones(int(known.sum()), dtype=np.int64)))
    return parts


class PriceCounter:
    """Counts the prices of a stream of batches; memory is bounded by `MAX_CELLS` and `FLUSH`."""

    def __init__(self) -> None:
        self._counted = EMPTY
        self._waiting: list[PriceReference] = []
        self._held = 0

    def add(self, batch: SignalBatch) -> None:
        """Count the listings of one batch."""
        self.add_counted(count_prices(batch))

    def add_counted(self, parts: Counted) -> None:
        """Add what `count_prices` found, in any thread, of one batch."""
        self._waiting.extend(parts)
        self._held += sum(len(part.cell) for part in parts)
        if self._held >= FLUSH:
            self._flush()

    def _flush(self) -> None:
        self._counted = merge_prices(self._counted, *self._waiting, max_cells=MAX_CELLS)
        self._waiting, self._held = [], 0

    def finish(self) -> PriceReference:
        """What was counted so far."""
        self._flush()
        return self._counted
