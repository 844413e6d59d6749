"""Finds what has a form and no dictionary: telephone numbers, web and mail addresses, size runs."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.folded import Folded
from touchstone.signals.shape_alphabet import (
    AT_SIGN,
    CLASSES,
    JOIN,
    LETTER,
    PLUS,
    POINT,
    SLASH,
    TLD_NUMBERS,
    class_at,
    is_name,
)
from touchstone.tables.compiled import compiled


class Shape(IntEnum):
    """What a run of characters looks like."""

    PHONE = 0  # 13x-1234-5678, 0571-12345678, +852 12345678
    LINK = 1  # name.com, http://…
    MAIL = 2  # name@host.tld
    SIZES = 3  # 35-46
    HOTLINE = 4  # 400-…, 800-…: a company's line


class Shapes(NamedTuple):
    """One entry per shape, ordered by row, then place; all arrays (k,) int32.

    `start`/`end` are characters of the original; `value`: digits of a PHONE, sizes in SIZES, else 0; `hiding`: flags of `Hiding`.
    """

    row: NDArray[np.int32]
    shape: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    value: NDArray[np.int32]
    hiding: NDArray[np.int32]


FIELDS = len(Shapes._fields)
PHONE, LINK, MAIL, SIZES, HOTLINE = (int(shape) for shape in Shape)
SMALLEST_SIZE, LARGEST_SIZE, SIZE_RUN = 30, 50, 4  # European shoe sizes; a run of more steps than this


NO_SHAPES = Shapes(*(np.empty(0, dtype=np.int32) for _ in range(FIELDS)))


@compiled
def read_number(
    codes: NDArray[np.uint32], place: int, low: int, high: int, groups: NDArray[np.int64]
) -> tuple[int, int, int]:
    """Digits from `place` on, single joins between them allowed: (end, digits, groups); lengths go to `groups`."""
    han = class_at(codes, place, low, high) > 0x20
    digits = group = 0
    groups[:] = 0
    while digits < 16:
        kind = class_at(codes, place, low, high)
        value = kind - 0x20 if han else kind
        if 1 <= value <= 10:
            digits += 1
            groups[group] += 1
            place += 1
        elif kind == JOIN and group < 3 and not han and 1 <= class_at(codes, place + 1, low, high) <= 10:
            group += 1
            place += 1
        else:
            break
    return place, digits, group + 1


@compiled
def judge_number(
    codes: NDArray[np.uint32],
    begin: int,
    end: int,
    low: int,
    high: int,
    digits: int,
    count: int,
    groups: NDArray[np.int64],
) -> int:
    """The shape of a number, or -1."""
    if is_name(class_at(codes, end, low, high)) or is_name(class_at(codes, begin - 1, low, high)):
        return -1
    first = (class_at(codes, begin, low, high) & 0x1F) - 1
    second = (class_at(codes, begin + 1, low, high) & 0x1F) - 1
    third = (class_at(codes, begin + 2, low, high) & 0x1F) - 1
    whole = count == 1 or (count == 3 and groups[0] == 3 and groups[1] == 4)
    if digits == 11 and first == 1 and second >= 3 and whole:
        return PHONE
    if digits == 10 and (first == 4 or first == 8) and second == 0 and third == 0:
        return HOTLINE
    if first == 0 and count == 2 and 3 <= groups[0] <= 4 and 7 <= groups[1] <= 8:
        return PHONE
    if class_at(codes, begin - 1, low, high) == PLUS and 9 <= digits <= 15 and count <= 4:
        return PHONE
    return -1


@compiled
def read_sizes(codes: NDArray[np.uint32], begin: int, end: int, low: int, high: int) -> int:
    """Number of sizes in a run such as 35-46 that begins at `begin` and ends before `end`, or 0."""
    if end - begin != 5 or class_at(codes, begin + 2, low, high) != JOIN or codes[begin + 2] == 32:
        return 0
    small = 10 * (int(codes[begin]) - 48) + int(codes[begin + 1]) - 48
    large = 10 * (int(codes[begin + 3]) - 48) + int(codes[begin + 4]) - 48
    return large - small + 1 if small >= SMALLEST_SIZE and small + SIZE_RUN <= large <= LARGEST_SIZE else 0


@compiled
def ends_domain(codes: NDArray[np.uint32], point: int, low: int, high: int) -> int:
    """Place after the top-level domain that follows the point at `point`, or -1."""
    if not is_name(class_at(codes, point - 1, low, high)) or not is_name(class_at(codes, point - 2, low, high)):
        return -1
    place, number = point + 1, 0
    while place - point <= 6 and class_at(codes, place, low, high) == LETTER:
        number = number * 27 + int(codes[place]) - 96
        place += 1
    if is_name(class_at(codes, place, low, high)):
        return -1
    for tld in TLD_NUMBERS:
        if tld == number:
            return place
    return -1


@compiled
def begin_of_name(codes: NDArray[np.uint32], place: int, low: int) -> int:
    """Where the host or mail name that ends before `place` begins."""
    while place > low:
        kind = class_at(codes, place - 1, low, place)
        if not (is_name(kind) or kind in (POINT, AT_SIGN) or codes[place - 1] in (45, 95)):
            break
        place -= 1
    return place


@compiled
def add_shape(
    out: NDArray[np.int32], count: int, row: int, shape: int, begin: int, end: int, value: int,
    starts: NDArray[np.int32], ends: NDArray[np.int32], hiding: NDArray[np.uint16],
) -> NDArray[np.int32]:  # fmt: skip
    """Write one shape of codes[begin:end] as line `count`; returns `out`, larger where it was full."""
    if count == len(out):
        out = np.concatenate((out, np.empty_like(out)))
    flags = 0
    for place in range(begin, end):
        flags |= int(hiding[place])
    out[count, 0], out[count, 1], out[count, 2], out[count, 3] = row, shape, starts[begin], ends[end - 1]
    out[count, 4], out[count, 5] = value, flags
    return out


@compiled
def pick_places(
    codes: NDArray[np.uint32], offsets: NDArray[np.int64], classes: NDArray[np.uint8], places: NDArray[np.int64]
) -> int:
    """Write the places where a shape may begin to `places` and return their number: a cheap look that passes over most text.

    A point between letters or digits; two digits that begin a word, then a third, or a join and a digit.
    """
    number, before, row = 0, 0, 0
    for place in range(len(codes) - 2):
        while offsets[row] <= place:
            before = 0
            row += 1
        kind = classes[codes[place]] if codes[place] < 65536 else 0
        if kind == 0 or kind == LETTER or AT_SIGN <= kind <= SLASH:
            before = kind
            continue
        after = classes[codes[place + 1] & 0xFFFF]
        if kind == POINT:
            wanted = 1 <= before <= LETTER and after == LETTER
        else:
            third = classes[codes[place + 2] & 0xFFFF]
            wanted = not 1 <= before <= LETTER and before <= 0x20 and 1 <= after & 0x1F <= 10
            wanted = wanted and (1 <= third & 0x1F <= 10 or third == JOIN)
        if wanted:
            places[number] = place
            number += 1
        before = kind
    return number


@compiled
def read_shape(
    codes: NDArray[np.uint32],
    place: int,
    low: int,
    high: int,
    groups: NDArray[np.int64],
) -> tuple[int, int, int, int]:
    """What stands at a point or a digit: (shape or -1, begin, end, value)."""
    if CLASSES[codes[place]] == POINT:
        end = ends_domain(codes, place, low, high)
        if end < 0:
            return -1, place, place + 1, 0
        begin, shape = begin_of_name(codes, place, low), LINK
        for inside in range(begin, place):
            if codes[inside] == 64:
                shape = MAIL
        return shape, begin, end, 0
    end, digits, count = read_number(codes, place, low, high, groups)
    if digits == 4:
        sizes = read_sizes(codes, place, end, low, high)
        return (SIZES if sizes else -1), place, end, sizes
    return judge_number(codes, place, end, low, high, digits, count, groups), place, end, digits


@compiled
def read_places(
    places: NDArray[np.int64],
    codes: NDArray[np.uint32],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
) -> NDArray[np.int32]:
    """The shapes that do stand at `places`, (k, FIELDS) int32."""
    out, count = np.empty((32, FIELDS), dtype=np.int32), 0
    groups = np.zeros(4, dtype=np.int64)
    row, done = 0, 0
    for place in places:
        if place < done:
            continue
        while offsets[row + 1] <= place:
            row += 1
        shape, begin, end, value = read_shape(codes, place, offsets[row], offsets[row + 1], groups)
        if shape >= 0:
            out = add_shape(out, count, row, shape, begin, end, value, starts, ends, hiding)
            count += 1
            done = end
    return out[:count]


def find_shapes(folded: Folded) -> Shapes:
    """Every shape in a batch of texts."""
    places = np.empty(len(folded.codes), dtype=np.int64)
    places = places[: pick_places(folded.codes, folded.offsets, CLASSES, places)]
    if not len(places):
        return NO_SHAPES
    found = read_places(places, folded.codes, folded.starts, folded.ends, folded.hiding, folded.offsets)
    return Shapes(*(np.ascontiguousarray(found[:, column]) for column in range(FIELDS)))
