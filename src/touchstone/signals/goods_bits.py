"""Groups of goods as bits of one word, so that a kernel compares what is offered with what a brand is known for."""

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon

MAX_GOODS = 62  # two bits of the word are left to those who need them, see `categories`


def goods_bits(lexicon: Lexicon) -> dict[str, int]:
    """The bit of each goods group, by name."""
    used = sorted({int(group) for group in lexicon.group_of[lexicon.kinds == Kind.GOODS]})
    return {lexicon.groups[group]: 1 << place for place, group in enumerate(used[:MAX_GOODS])}


def known_bits(lexicon: Lexicon) -> dict[str, int]:
    """The bits of what a brand of each goods group is known for: of the group and of those within it, phones of electronics."""
    bits = goods_bits(lexicon)
    known = dict(bits)
    for group, wider in zip(lexicon.groups, lexicon.within, strict=True):
        if wider in known:
            known[wider] |= bits.get(group, 0)
    return known
