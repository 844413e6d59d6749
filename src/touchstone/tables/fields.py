"""Wanted fields copied out of a block of delimited text into Arrow columns, quotes undone."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled


def take_fields(
    block: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64], *, quote: int
) -> pa.StringArray:
    """The fields `block[starts[i]:ends[i]]` as a string column; empty ones become null. The bytes must be UTF-8."""
    data = np.empty(int((ends - starts).sum()), np.uint8)
    offsets = np.zeros(len(starts) + 1, np.int32)
    length = _copy(block, starts, ends, quote, offsets, data)
    valid = np.packbits(offsets[1:] > offsets[:-1], bitorder="little")
    buffers = [pa.py_buffer(valid), pa.py_buffer(offsets), pa.py_buffer(data[:length])]
    return pa.Array.from_buffers(pa.string(), len(starts), buffers)


@compiled
def _copy(
    block: NDArray[np.uint8],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    quote: int,
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
) -> int:
    """Copy every field; a doubled quote inside quotes is one, other quotes inside quotes end them."""
    to = 0
    for row in range(len(starts)):
        i, end = starts[row], ends[row]
        if i < end and block[i] == quote:
            i += 1
            inside = True
            while i < end:
                c = block[i]
                if inside and c == quote:
                    if i + 1 < end and block[i + 1] == quote:
                        i += 1
                    else:
                        inside = False
                        i += 1
                        continue
                data[to] = c
                to += 1
                i += 1
        else:
            for k in range(i, end):
                data[to + k - i] = block[k]
            to += end - i
        offsets[row + 1] = to
    return to
