"""How surely a writing that has other meanings too means its brand here."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.relation_features import DEVICE_ACCESSORY, GOODS_OF_BRAND, HAS_CLAIM, WINDOW
from touchstone.signals.relation_places import is_word
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import inlined
from touchstone.vocabulary.hiding import Hiding

BRAND, MODEL = int(Kind.BRAND), int(Kind.MODEL)
BY_SOUND = int(Hiding.HOMOPHONE | Hiding.PINYIN)  # ordinary words share sounds with brands, so these need context too
FRAGMENT = 0.3  # below this strength a writing is a piece of a name: what surrounds it does not make it a brand
HIDDEN_PIECE = int(Hiding.STYLED | Hiding.INVISIBLE | Hiding.DECORATED | Hiding.MASKED)  # but hiding it does: 𝗕𝗮𝗹𝗲
UNSURE, WHOLE = 0.2, 0.55  # an ambiguous alias without context; the same when it is all that the text says
SURE_CONTEXT, GOODS_CONTEXT, CLAIM_CONTEXT = 0.9, 0.75, 0.65


@inlined
def weigh(
    hit: int,
    begin: int,
    stop: int,
    alone: bool,
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    hiding: NDArray[np.uint16],
    columns: TermColumns,
    seen: int,
    contraband: float,
) -> float:
    """Confidence that an ambiguous alias means its brand: it asks the rest of the text."""
    for other in range(max(begin, hit - WINDOW), min(stop, hit + WINDOW + 1)):
        apart = last[other] < first[hit] or first[other] > last[hit]
        kind = columns.kind[term[other]]
        sure = not columns.ambiguous[term[other]] and (hiding[other] & BY_SOUND) == 0
        if apart and sure and kind in (BRAND, MODEL) and columns.brand[term[other]] == columns.brand[term[hit]]:
            return SURE_CONTEXT
    plain_piece = columns.strength[term[hit]] < FRAGMENT and (hiding[hit] & HIDDEN_PIECE) == 0
    if not plain_piece and contraband < 0.5:
        if seen & (GOODS_OF_BRAND | DEVICE_ACCESSORY):
            return GOODS_CONTEXT
        if seen & HAS_CLAIM:
            return CLAIM_CONTEXT
    return WHOLE if alone else UNSURE


@inlined
def has_words(codes: NDArray[np.uint32], begin: int, end: int) -> bool:
    """Whether a letter, digit or Han stands in codes[begin:end]."""
    for place in range(begin, end):  # noqa: SIM110  (kernels have no generators)
        if is_word(codes[place]):
            return True
    return False
