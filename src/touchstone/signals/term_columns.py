"""What the kernels need of a lexicon: terms, brands and goods groups in columns, made once per lexicon."""

from functools import reduce
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.goods_bits import MAX_GOODS, goods_bits, known_bits

UNCLEAR = 0.4  # share of its strength that an ambiguous term keeps without context
FOLLOWING = "after"  # the group of such words in the lexicon


class TermColumns(NamedTuple):
    """Per term (t,), per brand (b,), per group (g,).

    kind (t,) int8; brand (t,) int32, -1: none; group (t,) int16; strength (t,) float32; ambiguous (t,) bool
    weight (t,) float32: the strength, less where the term is ambiguous
    device, luxury (b,) bool; goods (b,) uint64, one bit per goods group the brand is known for, those within them included
    goods_bit (g,) uint64, the bit of a goods group, 0 for other groups; goods_place (g,) int64, its place, MAX_GOODS for those
    goods_reach (g,) uint64, the bits of a goods group and of the wider one it lies in
    follows (g,) bool: words of this group stand after what they speak of (苹果|专用)
    """

    kind: NDArray[np.int8]
    brand: NDArray[np.int32]
    group: NDArray[np.int16]
    strength: NDArray[np.float32]
    ambiguous: NDArray[np.bool_]
    weight: NDArray[np.float32]
    device: NDArray[np.bool_]
    luxury: NDArray[np.bool_]
    goods: NDArray[np.uint64]
    goods_bit: NDArray[np.uint64]
    goods_place: NDArray[np.int64]
    goods_reach: NDArray[np.uint64]
    follows: NDArray[np.bool_]


_MADE: dict[int, tuple[Lexicon, TermColumns]] = {}


def term_columns(lexicon: Lexicon) -> TermColumns:
    """The columns of `lexicon`; the lexicon is kept, so that its id cannot name another one."""
    made = _MADE.get(id(lexicon))
    if made is None:
        made = _MADE[id(lexicon)] = (lexicon, _make(lexicon))
    return made[1]


def _make(lexicon: Lexicon) -> TermColumns:
    bits, known = goods_bits(lexicon), known_bits(lexicon)
    brands = lexicon.brands
    return TermColumns(
        kind=lexicon.kinds.astype(np.int8),
        brand=lexicon.brand_of.astype(np.int32),
        group=lexicon.group_of.astype(np.int16),
        strength=lexicon.strengths.astype(np.float32),
        ambiguous=lexicon.ambiguous.astype(np.bool_),
        weight=(lexicon.strengths * np.where(lexicon.ambiguous, UNCLEAR, 1) * _says_more(lexicon)).astype(np.float32),
        device=np.array([brand.device for brand in brands], dtype=np.bool_),
        luxury=np.array([brand.luxury for brand in brands], dtype=np.bool_),
        goods=np.array(
            [reduce(or_, (known.get(name, 0) for name in brand.goods), 0) for brand in brands], dtype=np.uint64
        ),
        goods_bit=np.array([bits.get(name, 0) for name in lexicon.groups], dtype=np.uint64),
        goods_reach=np.array(
            [bits.get(a, 0) | bits.get(b, 0) for a, b in zip(lexicon.groups, lexicon.within, strict=True)],
            dtype=np.uint64,
        ),
        goods_place=np.array([bits.get(name, 1 << MAX_GOODS).bit_length() - 1 for name in lexicon.groups]),
        follows=np.array([name == FOLLOWING for name in lexicon.groups], dtype=np.bool_),
    )


def _says_more(lexicon: Lexicon) -> NDArray[np.bool_]:
    """False for terms such as $20: the matcher passes over signs, so that they occur in every size and model number."""
    return np.array([not term.text.strip("$€£¥ ").isdigit() for term in lexicon.terms], dtype=np.bool_)
