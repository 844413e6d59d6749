"""Whether goods claim to be of a brand, only fit it, or are neither."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.relation_features import GOODS_OF_BRAND, MODEL_OF_BRAND
from touchstone.signals.relation_places import is_word
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled, inlined
from touchstone.vocabulary.relation import RELATIONS, Relation

OWN, FITTED, NAMED = (RELATIONS.index(r) for r in (Relation.OWN, Relation.COMPATIBLE, Relation.MENTIONED))
DENIAL = int(Kind.DENIAL)


@inlined
def is_denied(
    hit: int,
    begin: int,
    codes: NDArray[np.uint32],
    low: int,
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    columns: TermColumns,
) -> bool:
    """A denial stands right before the brand: 非耐克, not Nike."""
    for other in range(max(begin, hit - 4), hit):
        if columns.kind[term[other]] == DENIAL:
            gap = first[hit] - last[other] - 1
            if gap == 0 or (gap == 1 and not is_word(codes[low + first[hit] - 1])):
                return True
    return False


@compiled
def relate(seen: int, contraband: float, own: float, denied: bool) -> int:
    """The relation: contraband named after a brand is neither of it nor made for it."""
    if denied or (contraband >= 0.5 and seen & (GOODS_OF_BRAND | MODEL_OF_BRAND) == 0):
        return NAMED
    return OWN if own >= 0.5 else FITTED
