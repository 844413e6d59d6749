"""Where the elements of a JSON array start and end, without parsing them."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled
from touchstone.tables.records import GOOD, MAX_RECORD_BYTES, TOO_LONG, Records


def find_elements(block: NDArray[np.uint8], *, at_end: bool, most: int) -> Records:
    """Up to `most` elements of an array of which `block` is a part that starts between two elements.

    What stands between elements (the outer brackets, commas, white space) is passed over.
    """
    begin, end, lines = (np.empty(most, np.int64) for _ in range(3))
    status = np.empty(most, np.int8)
    count, consumed, passed = _find(block, at_end, MAX_RECORD_BYTES, begin, end, lines, status)
    none = np.empty((count, 0), np.int64)
    return Records(begin[:count], end[:count], lines[:count], status[:count], none, none, int(consumed), int(passed))


@compiled
def _element_end(data: NDArray[np.uint8], at: int, limit: int) -> tuple[int, int]:
    """One past the element that starts at `at`, or -1 if it does not end before `limit`; and the line ends inside."""
    depth, inside, lines, i = 0, False, 0, at
    while i < limit:
        c = data[i]
        if c == 10:
            lines += 1
        if inside:
            if c == 92:
                i += 1
            elif c == 34:
                inside = False
        elif c == 34:
            inside = True
        elif c == 123 or c == 91:
            depth += 1
        elif c == 125 or c == 93:
            if depth == 0:
                return i, lines
            depth -= 1
            if depth == 0:
                return i + 1, lines
        elif c == 44 and depth == 0:
            return i, lines
        i += 1
    return -1, lines


@compiled
def _find(
    data: NDArray[np.uint8],
    at_end: bool,
    longest: int,
    begin: NDArray[np.int64],
    end: NDArray[np.int64],
    lines: NDArray[np.int64],
    status: NDArray[np.int8],
) -> tuple[int, int, int]:
    """Fill the arrays; returns (elements, bytes, lines)."""
    at, count, line, size = 0, 0, 0, len(data)
    while at < size and count < len(begin):
        c = data[at]
        if c == 10 or c == 13 or c == 9 or c == 32 or c == 44 or c == 91 or c == 93:
            line += 1 if c == 10 else 0
            at += 1
            continue
        limit = min(size, at + longest)
        stop, passed = _element_end(data, at, limit)
        if stop < 0 and limit == size and not at_end:
            break
        status[count] = GOOD if stop >= 0 or limit == size else TOO_LONG
        stop = limit if stop < 0 else stop
        begin[count], end[count], lines[count] = at, stop, line
        count += 1
        line += passed
        at = stop
    return count, at, line
