"""What the text model sees of a folded text: words, pairs of words, runs of three and four characters, as slots.

Digits count as one symbol however many there are, and all punctuation as one blank, so that neither a vendor's
ornaments nor his price list become evidence.
"""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.classes import DIGIT, HAN, LETTER, LIMIT
from touchstone.tables.compiled import compiled

MAX_CHARACTERS = 400  # of one text; what stands behind is not read
MAX_SLOTS = 4 * MAX_CHARACTERS + 8
BLANK, NUMBER = 32, 48
HAN_START = 0x2E80  # from here on every character is a word

_FIRST = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD6E8FEB86659FD93)
_WORD = np.uint64(0xA0761D6478BD642F)
_PAIR = np.uint64(0xE7037ED1A0B428DB)
_TOP = np.uint64(40)  # the upper 24 bits of a product are the well mixed ones


@compiled
def symbol_of(code: int, classes: NDArray[np.uint8]) -> int:
    """The symbol of a folded code point: letters and Han themselves, any digit NUMBER, all else BLANK."""
    kind = classes[code] if code < LIMIT else 0
    if kind in (LETTER, HAN):
        return code
    return NUMBER if kind == DIGIT else BLANK


@compiled
def ends_word(previous: np.uint64, symbol: np.uint64) -> bool:
    """A word ends at a blank, between letters and digits, and behind every Han character."""
    return bool(symbol in (BLANK, NUMBER) or previous == NUMBER or symbol >= HAN_START or previous >= HAN_START)


@compiled
def collect_slots(
    codes: NDArray[np.uint32], first: int, last: int, classes: NDArray[np.uint8], mask: int, slots: NDArray[np.int32]
) -> int:
    """Write the slots of `codes[first:last]` to `slots` (MAX_SLOTS,), return how many; `mask` is the table size - 1."""
    last = min(last, first + MAX_CHARACTERS)
    keep = np.uint64(mask)
    count = 0
    third, second, previous = np.uint64(0), np.uint64(0), np.uint64(BLANK)
    word, left = np.uint64(0), np.uint64(0)
    for place in range(first, last + 1):
        symbol = np.uint64(symbol_of(codes[place], classes)) if place < last else np.uint64(BLANK)
        if symbol == previous and (symbol == np.uint64(BLANK) or symbol == np.uint64(NUMBER)):
            continue
        if word != 0 and ends_word(previous, symbol):
            slots[count] = np.int64((word * _WORD >> _TOP) & keep)
            slots[count + 1] = np.int64(((left ^ word * _PAIR) * _SECOND >> _TOP) & keep)
            count += 2
            left, word = word, np.uint64(0)
        if symbol != np.uint64(BLANK):
            word = (word ^ symbol) * _FIRST
        run = ((second * _FIRST ^ previous) * _SECOND ^ symbol) * _FIRST
        slots[count] = np.int64((run >> _TOP) & keep)
        slots[count + 1] = np.int64(((run ^ third) * _SECOND >> _TOP) & keep)
        count += 2
        third, second, previous = second, previous, symbol
    return count
