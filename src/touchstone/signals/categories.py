"""What the category of a listing says that it offers: groups of goods, accessories, or only a difference to be paid."""

from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.matching import find_terms
from touchstone.reading.restoring import read_one
from touchstone.signals.term_columns import term_columns

LONGEST = 200  # characters of a category that are read
OTHER = 1 << 63  # the category speaks of accessories or differences: it says nothing of goods
PLACE_FOR_DIFFERENCES = 1 << 62
_READERS: dict[int, tuple[Lexicon, "CategoryReader"]] = {}


class CategoryReader:
    """Reads categories by one lexicon; what was read once is remembered, as a market has few."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self._columns = lexicon, term_columns(lexicon)
        self.read = lru_cache(maxsize=1 << 14)(self._read)

    def _read(self, category: str | None) -> int:
        """Bits of the groups of goods named, and of OTHER and PLACE_FOR_DIFFERENCES."""
        hits = find_terms(read_one((category or "")[:LONGEST]), self._lexicon.automaton)
        found = 0
        for term in hits.term.tolist():
            kind = self._columns.kind[term]
            if kind == Kind.GOODS:
                found |= int(self._columns.goods_reach[self._columns.group[term]])
            elif kind == Kind.ACCESSORY:
                found |= OTHER
            elif kind == Kind.PLACEHOLDER:
                found |= OTHER | PLACE_FOR_DIFFERENCES
        return found


def category_reader(lexicon: Lexicon) -> CategoryReader:
    """The reader of `lexicon`; the lexicon is kept, so that its id cannot name another one."""
    made = _READERS.get(id(lexicon))
    if made is None:
        made = _READERS[id(lexicon)] = (lexicon, CategoryReader(lexicon))
    return made[1]


def read_categories(categories: pa.Array, rows: NDArray[np.integer], lexicon: Lexicon) -> NDArray[np.uint64]:
    """What the category of each of `rows` (k,) says, (k,) uint64 bits; 0: nothing that is known."""
    if categories.null_count == len(categories):
        return np.zeros(len(rows), dtype=np.uint64)
    reader = category_reader(lexicon)
    if len(rows) == 1:
        return np.array([reader.read(categories[int(rows[0])].as_py())], dtype=np.uint64)
    coded = categories.take(pa.array(rows)).dictionary_encode()
    said = np.array([*map(reader.read, coded.dictionary.to_pylist()), 0], dtype=np.uint64)
    places: NDArray[np.int32] = coded.indices.fill_null(len(said) - 1).to_numpy(zero_copy_only=False)
    return said[places]
