"""The titles a text model learns from: labels joined to listings, each listing and each wording of a seller once."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.reading.folded import Folded
from touchstone.signals.text_features import BLANK, NUMBER, symbol_of
from touchstone.tables.compiled import compiled


@dataclass(frozen=True)
class Examples:
    """`labels` (n,) 1 counterfeit, 0 not; `sellers` (n,) numbers; a listing without a seller is a seller of its own."""

    titles: pa.Array
    labels: NDArray[np.int8]
    sellers: NDArray[np.int64]

    def __len__(self) -> int:
        """Number of titles."""
        return len(self.labels)

    def take(self, rows: NDArray[np.integer]) -> "Examples":
        """Only the rows asked for."""
        return Examples(self.titles.take(pa.array(rows)), self.labels[rows], self.sellers[rows])


def join_titles(labels: pa.Table, listings: pa.Table) -> Examples:
    """Labels (schema LABELS) with the titles and sellers of LISTINGS; a listing that stands twice counts once."""
    place = pc.index_in(labels["listing_id"], value_set=listings["listing_id"].combine_chunks())
    known = labels.append_column("place", place).filter(pc.is_valid(place))
    _, first = np.unique(known["place"].to_numpy(), return_index=True)
    known = known.take(pa.array(np.sort(first)))
    chosen = listings.take(known["place"].combine_chunks())
    sellers = pc.coalesce(known["seller_id"], chosen["seller_id"])
    return Examples(chosen["title"].combine_chunks(), known["label"].to_numpy(), number_sellers(sellers))


def number_sellers(sellers: pa.ChunkedArray) -> NDArray[np.int64]:
    """A number for each seller, (n,); null is nobody's."""
    alone = pa.array([f"\x00{row}" for row in range(len(sellers))], pa.string())
    named = pc.coalesce(sellers.combine_chunks() if sellers.num_chunks else alone, alone)
    return np.asarray(named.dictionary_encode().indices.to_numpy(), np.int64)


def find_distinct(folded: Folded, sellers: NDArray[np.int64], classes: NDArray[np.uint8]) -> NDArray[np.intp]:
    """The first row of each wording of each seller; wordings differ by their letters, not by digits, blanks or case."""
    return find_wordings(folded, sellers, classes)[0]


def find_wordings(
    folded: Folded, sellers: NDArray[np.int64], classes: NDArray[np.uint8]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first row of each wording of each seller (k,), and for each row (n,) which of them has its wording."""
    keys = np.column_stack([hash_wordings(folded.codes, folded.offsets, classes).view(np.int64), sellers])
    _, first, wording = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(first), np.intp)
    place[order] = np.arange(len(first))
    return first[order], place[wording.reshape(-1)]


@compiled
def hash_wordings(
    codes: NDArray[np.uint32], offsets: NDArray[np.int64], classes: NDArray[np.uint8]
) -> NDArray[np.uint64]:
    """A number for the letters, Han characters and NUMBER marks of each text, (n,)."""
    out = np.empty(len(offsets) - 1, np.uint64)
    for row in range(len(out)):
        value, before = np.uint64(0xCBF29CE484222325), BLANK
        for place in range(offsets[row], offsets[row + 1]):
            symbol = symbol_of(codes[place], classes)
            if symbol != BLANK and not (symbol == before and symbol == NUMBER):
                value = (value ^ np.uint64(symbol)) * np.uint64(0x100000001B3)
            before = symbol
        out[row] = value ^ (value >> np.uint64(29))
    return out
