"""Where the records of a block of text start and end, with their fields and lines: RFC 4180 as met in practice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled

MAX_RECORD_BYTES = 1 << 20
NO_BYTE = -1  # as delimiter or quote: there is none

GOOD, WRONG_FIELD_COUNT, UNCLOSED_QUOTE, TOO_LONG, HAS_NUL = range(5)
_LF, _CR = 10, 13
_LEAST_PATIENCE = 2048
_FIELD_START, _PLAIN, _QUOTED, _CLOSED = range(4)
_COMPLETE, _SLOPPY, _NUL, _OPEN, _LONG = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a block, blank lines left out.

    begin, end   (n,) int64   bytes of the record without its line end
    lines        (n,) int64   lines of the block before the record
    status       (n,) int8    GOOD or what is wrong
    starts, ends (n, slots) int64  bytes of the wanted fields, quotes included
    consumed     bytes up to the first record that is not in here
    passed       lines in those bytes
    """

    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    lines: NDArray[np.int64]
    status: NDArray[np.int8]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    consumed: int
    passed: int


def find_records(
    block: NDArray[np.uint8], *, delimiter: int, quote: int, slot_of: NDArray[np.int64], at_end: bool, most: int
) -> Records:
    """Up to `most` records; column c goes to slot `slot_of[c]` (-1: not wanted), `len(slot_of)` fields are due.

    An opening quote that is not closed within MAX_RECORD_BYTES, or whose record then has another number of fields,
    costs its own line only. The patience for such quotes is halved at each, so that any input takes linear time.
    """
    slots = int(slot_of.max(initial=-1)) + 1
    begin, end, lines = (np.empty(most, np.int64) for _ in range(3))
    status = np.empty(most, np.int8)
    starts, ends = np.zeros((most, slots), np.int64), np.zeros((most, slots), np.int64)
    count, consumed, passed = _find(
        block, delimiter, quote, slot_of, at_end, MAX_RECORD_BYTES, begin, end, lines, status, starts, ends
    )
    return Records(
        begin[:count],
        end[:count],
        lines[:count],
        status[:count],
        starts[:count],
        ends[:count],
        int(consumed),
        int(passed),
    )


def no_records() -> Records:
    """Nothing."""
    empty, none = np.empty(0, np.int64), np.empty((0, 0), np.int64)
    return Records(empty, empty, empty, np.empty(0, np.int8), none, none, 0, 0)


@compiled
def _keep_field(
    field: int,
    begin: int,
    end: int,
    slot_of: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> int:
    """Note where a wanted field lies; returns the fields so far that count: empty ones beyond the header do not."""
    if field >= len(slot_of):
        return field + 1 if end > begin else len(slot_of)
    if slot_of[field] >= 0:
        starts[slot_of[field]], ends[slot_of[field]] = begin, end
    return field + 1


@compiled
def _scan(
    data: NDArray[np.uint8],
    at: int,
    bounds: tuple[int, int, int, int],
    slot_of: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> tuple[int, int, int, int, int]:
    """One record: (end, next, fields, line ends, flags). `bounds` are delimiter, quote, limit and patience."""
    delimiter, quote, limit, patience = bounds
    state, fields, full, lines, flags, begin, i = _FIELD_START, 0, 0, 0, 0, at, at
    while i < limit:
        c = data[i]
        if state == _QUOTED:
            if i >= patience:
                break
            if c == quote:
                if i + 1 < len(data) and data[i + 1] == quote:
                    i += 1
                else:
                    state = _CLOSED
            lines += c == _LF
        elif c in (delimiter, _LF):
            stop = i - 1 if c == _LF and i > begin and data[i - 1] == _CR else i
            full = max(full, _keep_field(fields, begin, stop, slot_of, starts, ends))
            if c == _LF:
                return stop, i + 1, full, lines + 1, flags | _COMPLETE
            fields, begin, state = fields + 1, i + 1, _FIELD_START
        elif c == quote and state == _FIELD_START:
            state = _QUOTED
        else:
            flags |= _SLOPPY if state == _CLOSED and c != _CR else 0
            state = _PLAIN
        flags |= _NUL if c == 0 else 0
        i += 1
    if state == _QUOTED:
        flags |= _OPEN
    elif limit < len(data):
        flags |= _LONG
    return i, i, max(full, _keep_field(fields, begin, i, slot_of, starts, ends)), lines, flags


@compiled
def _line_end(data: NDArray[np.uint8], at: int) -> tuple[int, int, bool]:
    """(end of the text of the line at `at`, start of the next line, whether the line end is there)."""
    i = at
    while i < len(data) and data[i] != _LF:
        i += 1
    stop = i - 1 if i > at and data[i - 1] == _CR else i
    return stop, min(i + 1, len(data)), i < len(data)


@compiled
def _judge(fields: int, columns: int, lines: int, flags: int) -> int:
    """The status of one scanned record."""
    if flags & _LONG:
        return TOO_LONG
    several = lines > (1 if flags & _COMPLETE else 0)
    if flags & _OPEN or (several and (flags & _SLOPPY or fields != columns)):
        return UNCLOSED_QUOTE
    if flags & _NUL:
        return HAS_NUL
    return GOOD if fields == columns else WRONG_FIELD_COUNT


@compiled
def _find(
    data: NDArray[np.uint8],
    delimiter: int,
    quote: int,
    slot_of: NDArray[np.int64],
    at_end: bool,
    limit: int,
    begin: NDArray[np.int64],
    end: NDArray[np.int64],
    lines: NDArray[np.int64],
    status: NDArray[np.int8],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> tuple[int, int, int]:
    """Fill the arrays; returns (records, bytes, lines)."""
    at, count, line, patience = 0, 0, 0, limit
    while at < len(data) and count < len(begin):
        bounds = delimiter, quote, min(len(data), at + limit), at + patience
        stop, after, fields, passed, flags = _scan(data, at, bounds, slot_of, starts[count], ends[count])
        if not flags & _COMPLETE and stop == len(data) and not at_end:
            break
        verdict = _judge(fields, len(slot_of), passed, flags)
        if verdict in (UNCLOSED_QUOTE, TOO_LONG):
            patience = max(_LEAST_PATIENCE, patience // 2) if verdict == UNCLOSED_QUOTE else patience
            stop, after, ended = _line_end(data, at)
            if verdict == UNCLOSED_QUOTE and after - at > limit:
                verdict = TOO_LONG
            passed = 1 if ended else 0
        if stop > at:
            begin[count], end[count], lines[count], status[count] = at, stop, line, verdict
            count += 1
        at = after
        line += passed
    return count, at, line
