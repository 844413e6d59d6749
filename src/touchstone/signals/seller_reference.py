"""Which sellers have shown a right to which brands."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.brand_names import match_names
from touchstone.signals.hashing import hash_strings, look_up, make_slots

_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class SellerReference:
    """`known` hashes of the sellers in the table, `pairs` hashes of seller and authorised brand; both with their slots."""

    known: NDArray[np.uint64]
    known_slots: NDArray[np.int32]
    pairs: NDArray[np.uint64]
    pair_slots: NDArray[np.int32]

    @classmethod
    def from_batches(cls, sellers: Iterable[pa.RecordBatch], lexicon: Lexicon) -> "SellerReference":
        """Read tables with the schema `tables.schemas.SELLERS`; a brand name that the lexicon does not know is passed over."""
        known, pairs = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.uint64)]
        for batch in sellers:
            seller = hash_strings(batch.column("seller_id"))
            known.append(seller)
            pairs.append(_pair(*_flatten(seller, batch.column("authorised_brands"), lexicon)))
        sellers_known, rights = np.unique(np.concatenate(known)), np.unique(np.concatenate(pairs))
        return cls(sellers_known, make_slots(sellers_known), rights, make_slots(rights))

    def knows(self, seller: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Whether each seller (hash of its id) is in the table."""
        return look_up(self.known, self.known_slots, seller) >= 0

    def is_authorised(self, seller: NDArray[np.uint64], brand: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether each seller has shown a right to the brand."""
        return look_up(self.pairs, self.pair_slots, _pair(seller, brand)) >= 0


def _pair(seller: NDArray[np.uint64], brand: NDArray[np.int32]) -> NDArray[np.uint64]:
    mixed = (seller ^ (brand.astype(np.uint64) + np.uint64(1))) * _MIX
    return mixed ^ (mixed >> np.uint64(29))


def _flatten(
    seller: NDArray[np.uint64], brands: pa.Array, lexicon: Lexicon
) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """One entry per seller and brand it names."""
    names = brands.flatten().dictionary_encode()
    index = match_names(names.dictionary.to_pylist(), lexicon)
    lengths = brands.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    owner = np.repeat(seller, lengths)
    valid = names.indices.is_valid().to_numpy(zero_copy_only=False)
    brand = np.full(len(owner), -1, dtype=np.int32)
    brand[valid] = index[names.indices.drop_null().to_numpy(zero_copy_only=False)]
    return owner[brand >= 0], brand[brand >= 0]
