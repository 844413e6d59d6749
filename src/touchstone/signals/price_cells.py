"""Which prices a price is compared with: those of its brand in its category, of its brand, of its category."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.hashing import hash_strings
from touchstone.signals.price_reference import EMPTY, PriceReference, bin_prices, merge_prices

MAX_CELLS = 200_000  # of all three levels together; about 100 MB with full histograms
FLUSH = 1_000_000  # prices held before they are counted together
_MIX_SCOPE, _MIX_CURRENCY, _ONLY_SCOPE = (
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


def scopes(batch: SignalBatch, rows: NDArray[np.intp]) -> NDArray[np.uint64]:
    """What each listing is compared within: its category as written, else the goods its title names, else 0."""
    scope = batch.category_hash[rows]
    goods = batch.goods[rows]
    if len(batch.hits):
        groups = _hashes(batch.lexicon)[1]
        of_goods = groups[batch.columns.group[batch.hits.term[goods]]]
        scope = np.where((scope == 0) & (goods >= 0), of_goods, scope)
    return scope


def cells(
    batch: SignalBatch, rows: NDArray[np.intp], brand: NDArray[np.int32]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64]]:
    """Cells of brand and scope, of the brand, of the scope, each (k,) uint64; 0 where there is no brand or no scope."""
    scope, foreign = scopes(batch, rows), batch.money.foreign[rows] * _MIX_CURRENCY
    of_brand = np.where(brand >= 0, _hashes(batch.lexicon)[0][brand], np.uint64(0))
    both = np.where((of_brand != 0) & (scope != 0), (of_brand ^ (scope * _MIX_SCOPE)) + foreign, np.uint64(0))
    return (
        both,
        np.where(of_brand != 0, of_brand + foreign, 0),
        np.where(scope != 0, (scope ^ _ONLY_SCOPE) + foreign, 0),
    )


class PriceCounter:
    """Counts the prices of a stream of batches; memory is bounded by `MAX_CELLS` and `FLUSH`."""

    def __init__(self) -> None:
        self._counted = EMPTY
        self._waiting: list[PriceReference] = []
        self._held = 0

    def add(self, batch: SignalBatch) -> None:
        """Count the listings of one batch whose goods claim to be of a brand, and the price of each category."""
        rows = np.flatnonzero(~np.isnan(batch.money.amount))
        if not len(rows):
            return
        own = batch.own[rows]
        brand = np.where(own >= 0, batch.mentions.brand[own], -1) if len(batch.mentions.row) else own
        bins = bin_prices(batch.money.amount[rows])
        for cell in cells(batch, rows, brand):
            known = cell != 0
            self._waiting.append(PriceReference(cell[known], bins[known], np.ones(int(known.sum()), dtype=np.int64)))
            self._held += len(cell)
        if self._held >= FLUSH:
            self._flush()

    def _flush(self) -> None:
        self._counted = merge_prices(self._counted, *self._waiting, max_cells=MAX_CELLS)
        self._waiting, self._held = [], 0

    def finish(self) -> PriceReference:
        """What was counted so far."""
        self._flush()
        return self._counted
