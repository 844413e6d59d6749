"""Where the text proper begins, and which model codes stand in it: characters alone, no terms."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled, inlined


@compiled
def is_word(code: int) -> bool:
    """Latin letter, digit or Han: what a folded text keeps as a word."""
    return (
        48 <= code <= 57
        or 97 <= code <= 122
        or 0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xC0 <= code <= 0x24F
    )


@compiled
def is_opening(code: int) -> bool:
    """An opening bracket as the folding leaves it."""
    return code in (40, 91, 123, 60, 0x3010, 0x300A, 0x300C, 0xFF08)


@compiled
def is_closing(code: int) -> bool:
    """A closing bracket as the folding leaves it."""
    return code in (41, 93, 125, 62, 0x3011, 0x300B, 0x300D, 0xFF09)


@inlined
def find_lead(codes: NDArray[np.uint32], low: int, high: int) -> int:
    """Where the text proper begins: after leading separators and bracketed prefixes such as 【包邮】."""
    place = low
    while place < high:
        if is_opening(codes[place]):
            close = place + 1
            while close < high and close - place < 24 and not is_closing(codes[close]):
                close += 1
            if close >= high - 2 or not is_closing(codes[close]):
                return place + 1
            place = close + 1
        elif is_word(codes[place]):
            return place
        else:
            place += 1
    return low


@inlined
def has_code_after(codes: NDArray[np.uint32], place: int, high: int) -> bool:
    """A Latin or digit run with a digit in it follows at once (one separator allowed): a59, 11 pro, mk2."""
    if place < high and not is_word(codes[place]):
        place += 1
    stop = min(high, place + 10)
    while place < stop and (48 <= codes[place] <= 57 or 97 <= codes[place] <= 122):
        if 48 <= codes[place] <= 57:
            return True
        place += 1
    return False


@inlined
def count_codes(codes: NDArray[np.uint32], low: int, high: int) -> int:
    """How many Latin words with a digit in them: a59, x27pro, 2070f; numbers alone do not count."""
    number = letters = digits = 0
    for place in range(low, high + 1):
        code = codes[place] if place < high else 0
        if 97 <= code <= 122:
            letters += 1
        elif 48 <= code <= 57:
            digits += 1
        else:
            number += letters > 0 and digits > 0
            letters = digits = 0
    return number
