"""Whether the end of a walk is a hit: word boundaries, what stood between the characters, how it was hidden.

All of it over numbers; the kernel that calls looks into the arrays.
"""

from touchstone.reading.automaton import HIDING_BITS, HIDING_SHIFT, LENGTH_BITS, LENGTH_SHIFT, MASKED_END
from touchstone.reading.classes import DIGIT, HAN, LETTER
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.hiding import Hiding

SPLIT = int(Hiding.SPLIT)
DECORATED = int(Hiding.DECORATED)
HOMOPHONE = int(Hiding.HOMOPHONE)
REJECTED = -1
GAP_JOINER = 1
GAP_SPACE = 2
WAY_SOUND = 4
# What follows a hit: classes of the next three characters in four bits each, and whether the next one is an s.
SECOND_SHIFT, THIRD_SHIFT, S_FOLLOWS = 4, 8, 1 << 12


@compiled
def ends_word(here: int, following: int, length: int) -> bool:
    """Whether a term may end at a character of class `here`; a model code (oppo|a59) or a plural s may follow."""
    after = following & 0xF
    if here == DIGIT:
        return after != DIGIT
    if here != LETTER or after != LETTER:
        return True
    second = (following >> SECOND_SHIFT) & 0xF
    if second != LETTER:
        return second == DIGIT or (length >= 4 and following & S_FOLLOWS != 0)
    return (following >> THIRD_SHIFT) & 0xF == DIGIT


@compiled
def ends_mask(before: int, opening: int, following: int, length: int) -> bool:
    """Whether a pattern that ends in a mask is a hit: no word goes on after it, and 香* ends no Chinese word."""
    if opening == LETTER:
        return following & 0xF != LETTER
    return length > 2 or before != HAN


@compiled
def count_bits(flags: int) -> int:
    """Number of set bits of a non-negative number."""
    count = 0
    while flags:
        count += flags & 1
        flags >>= 1
    return count


@compiled
def hide_by_gaps(before: int, opening: int, following: int, length: int, gaps: int, gap_kinds: int) -> int:
    """What unexpected separators inside a term hide: DECORATED, SPLIT, or REJECTED where it is no hit."""
    if gap_kinds == GAP_JOINER:
        return DECORATED
    han = opening == HAN
    if count_bits(gaps) == length - 1 and length >= (3 if han else 4):
        return SPLIT
    if not han or length == 3:
        return REJECTED
    if length == 2:
        return SPLIT if before != HAN and following & 0xF != HAN else REJECTED
    return SPLIT


@compiled
def verify_shape(
    rule: int, breaks: int, gaps: int, gap_kinds: int, before: int, opening: int, closing: int, following: int
) -> int:
    """Hiding of a hit by shape (its own way of writing and its gaps), or REJECTED.

    `before`, `opening`, `closing` are classes of the character before, the first and the last one.
    """
    length = (rule >> LENGTH_SHIFT) & LENGTH_BITS
    if rule & MASKED_END:
        if not ends_mask(before, opening, following, length):
            return REJECTED
    elif not ends_word(closing, following, length):
        return REJECTED
    hiding = (rule >> HIDING_SHIFT) & HIDING_BITS
    if gaps & ~breaks == 0:
        return hiding
    if hiding or DIGIT in (opening, closing):
        return REJECTED
    return hide_by_gaps(before, opening, following, length, gaps, gap_kinds)


@compiled
def verify_sound(rule: int, same: int) -> int:
    """HOMOPHONE where some characters differ from the pattern and at least one is the same; else REJECTED."""
    length = (rule >> LENGTH_SHIFT) & LENGTH_BITS
    return HOMOPHONE | ((rule >> HIDING_SHIFT) & HIDING_BITS) if 0 < same < length else REJECTED
