"""Finds the account that follows a word of contact: 微信 abc12345, QQ:123456789."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled

HOW_FAR = 8  # folded characters between the word and the account
SHORTEST, LONGEST = 5, 24
SPOKEN = 6  # letters and digits of an account that has few digits
FIRST_HAN = 0x3400
CONTACT_STOPS = (0x3002, 0xFF1B, 59)  # an account is not looked for after a full stop


@compiled
def find_accounts(
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    ends: NDArray[np.int32],
    offsets: NDArray[np.int64],
    row: NDArray[np.int32],
    last: NDArray[np.int32],
    clear: NDArray[np.bool_],
    found: NDArray[np.int32],
    flags: NDArray[np.int32],
) -> None:
    """For each word (its row, its last folded place): `found` becomes the end of the account in the original, -1 where there is none.

    An account is 5 to 24 Latin letters, digits, - and _, with at least three digits, or six letters and digits after a
    colon or plus; after a `clear` word of contact one digit among six is enough. After other words (微, 电话) no Han may
    stand between, or it is another word (微单, 电话机). What is joined to Latin letters as model numbers are is none
    (vx5-591g, tg-w3000), nor are two short numbers with a dash between (ins 36-45).
    `flags` becomes the `Hiding` flags of its characters.
    """
    for place in range(len(row)):
        low, high = offsets[row[place]], offsets[row[place] + 1]
        begin = low + last[place] + 1
        found[place], flags[place] = -1, 0
        stop = min(high, begin + HOW_FAR)
        colon = False
        while begin < stop and not (48 <= codes[begin] <= 57 or 97 <= codes[begin] <= 122):
            colon |= codes[begin] == 58 or codes[begin] == 43
            if codes[begin] in CONTACT_STOPS or (not clear[place] and codes[begin] >= FIRST_HAN):
                stop = begin
            begin += 1
        if begin >= stop:
            continue
        gap = begin - low - last[place] - 1
        code_of_goods = 97 <= codes[low + last[place]] <= 122 and (gap == 0 or (gap == 1 and codes[begin - 1] == 45))
        coded = code_of_goods and (not clear[place] or gap == 1)
        end, digits, dashes = begin, 0, 0
        while end < high and end - begin <= LONGEST:
            code = codes[end]
            if not (48 <= code <= 57 or 97 <= code <= 122 or code == 45 or code == 95):
                break
            coded |= code_of_goods and code == 45
            dashes += code == 45
            digits += 48 <= code <= 57
            flags[place] |= int(hiding[end])
            end += 1
        length = end - begin
        coded |= dashes > 0 and digits + dashes == length and digits <= SPOKEN
        spoken = length >= SPOKEN and (colon or (clear[place] and digits > 0))
        if not coded and SHORTEST <= length <= LONGEST and (digits >= 3 or spoken):
            found[place] = ends[end - 1]
