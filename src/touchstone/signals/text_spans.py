"""Tells equal pieces of folded text apart from different ones without making a string of each."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled


def number_spans(
    codes: NDArray[np.uint32], begins: NDArray[np.signedinteger], ends: NDArray[np.signedinteger]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Number the spans codes[begins[k]:ends[k]] (k,) in order of appearance; equal ones share a number.

    Returns the number of each span (k,), and for each number the first span that has it.
    """
    slots = np.full(1 << max(4, (2 * len(begins)).bit_length()), -1, dtype=np.int32)
    number, example = np.empty(len(begins), dtype=np.int32), np.empty(len(begins), dtype=np.int32)
    count = fill_numbers(codes, begins, ends, slots, number, example)
    return number, example[:count]


def spell_codes(codes: NDArray[np.uint32]) -> str:
    """Code points as a string."""
    return codes.tobytes().decode("utf-32-le", "replace")


@compiled
def are_equal(codes: NDArray[np.uint32], one: int, other: int, length: int) -> bool:
    """Whether the same characters stand at two places."""
    for step in range(length):  # noqa: SIM110  (kernels have no generators)
        if codes[one + step] != codes[other + step]:
            return False
    return True


@compiled
def fill_numbers(
    codes: NDArray[np.uint32],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    slots: NDArray[np.int32],
    number: NDArray[np.int32],
    example: NDArray[np.int32],
) -> int:
    """Open addressing: `slots` (2^j,) of -1 hold numbers; returns how many different spans there are."""
    mask = np.uint64(len(slots) - 1)
    count = 0
    for k in range(len(begins)):
        length = ends[k] - begins[k]
        mixed = np.uint64(length)
        for place in range(begins[k], ends[k]):
            mixed = (mixed ^ np.uint64(codes[place])) * np.uint64(0x9E3779B97F4A7C15)
        slot = mixed >> np.uint64(32) & mask
        while slots[slot] >= 0:
            known = example[slots[slot]]
            if ends[known] - begins[known] == length and are_equal(codes, begins[known], begins[k], length):
                break
            slot = (slot + np.uint64(1)) & mask
        if slots[slot] < 0:
            slots[slot] = count
            example[count] = k
            count += 1
        number[k] = slots[slot]
    return count
