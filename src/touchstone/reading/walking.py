"""The walks through the trie: straight on from every start, then past separators and over masks where a walk met one.

Kernels that run per start call no function with arrays: passing those costs more than the walk itself.
"""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import CLASS_BITS, MASK_SYMBOL, SHAPE_SHIFT, SOUND_SHIFT, SYMBOL_BITS
from touchstone.reading.classes import HAN, LETTER, MASKING, OTHER, SPACE
from touchstone.reading.pattern import MAX_SYMBOLS
from touchstone.reading.starting import BY_SHAPE, BY_SOUND, MAX_GAP
from touchstone.reading.trie import COUNT_BITS, COUNT_SHIFT, FILTER_SHIFT, find_child
from touchstone.reading.verifying import GAP_JOINER, GAP_SPACE, WAY_SOUND
from touchstone.tables.compiled import compiled

MAX_MASK = 4  # mask characters that stand for one run of letters
STACK = 256
ENDS_PER_START, CROSSINGS_PER_START = 2 * MAX_SYMBOLS, 2  # a start may be walked by shape and by sound
ENDS_PER_CROSSING = 3 * STACK  # three ways on at each of at most STACK steps
# Columns of an end (a node where patterns end): row, first, last, second number of the node, gaps, kinds of gaps or WAY_SOUND.
END_COLUMNS = 6
# Columns of a crossing (a walk that met a separator): row, first, place of the separator, node, length so far.
CROSSING_COLUMNS = 5


@compiled
def walk_straight(
    starts: NDArray[np.uint8],
    marks: NDArray[np.int64],
    offsets: NDArray[np.int64],
    root: NDArray[np.int32],
    nodes: NDArray[np.int64],
    edges: NDArray[np.int64],
    row: int,
    first: int,
    ends: NDArray[np.int64],
    ended: int,
    crossings: NDArray[np.int64],
    crossed: int,
) -> tuple[int, int, int, int]:
    """Fill `ends` and `crossings` from the character `first` of `row` on.

    Returns (row, first, ends, crossings), early where there is no room for ENDS_PER_START or CROSSINGS_PER_START more.
    """
    while row < len(offsets) - 1:
        end = offsets[row + 1]
        while first < end:
            if not starts[first]:
                first += 1
                continue
            if ended + ENDS_PER_START > len(ends) or crossed + CROSSINGS_PER_START > len(crossings):
                return row, first, ended, crossed
            for way in range(BY_SHAPE, BY_SOUND + 1):
                if not starts[first] & way:
                    continue
                shift = SHAPE_SHIFT if way == BY_SHAPE else SOUND_SHIFT
                node = int(root[(marks[first] >> shift) & SYMBOL_BITS])
                place = first
                while node >= 0:
                    tail = nodes[2 * node + 1]
                    if (tail >> COUNT_SHIFT) & COUNT_BITS:
                        ends[ended, 0] = row
                        ends[ended, 1] = first
                        ends[ended, 2] = place
                        ends[ended, 3] = tail
                        ends[ended, 4] = 0
                        ends[ended, 5] = 0 if way == BY_SHAPE else WAY_SOUND
                        ended += 1
                    place += 1
                    if place >= end or tail >> FILTER_SHIFT == 0:
                        break
                    kind = marks[place] & CLASS_BITS
                    if kind < LETTER or kind > HAN:
                        if way == BY_SHAPE:
                            crossings[crossed, 0] = row
                            crossings[crossed, 1] = first
                            crossings[crossed, 2] = place
                            crossings[crossed, 3] = node
                            crossings[crossed, 4] = place - first
                            crossed += 1
                        break
                    symbol = (marks[place] >> shift) & SYMBOL_BITS
                    node = find_child(nodes, edges, node, symbol) if symbol else -1
            first += 1
        row += 1
    return row, first, ended, crossed


@compiled
def walk_past_separators(
    marks: NDArray[np.int64],
    offsets: NDArray[np.int64],
    nodes: NDArray[np.int64],
    edges: NDArray[np.int64],
    crossings: NDArray[np.int64],
    crossed: int,
    done: int,
    ends: NDArray[np.int64],
    ended: int,
) -> tuple[int, int]:
    """Go on from the crossings, from number `done`: a separator may belong to the term, mask letters or stand between.

    Returns (next crossing, ends), early where `ends` has no room.
    """
    stack = np.empty((STACK, 5), dtype=np.int64)
    while done < crossed:
        if ended + ENDS_PER_CROSSING > len(ends):
            return done, ended
        row, first, end = crossings[done, 0], crossings[done, 1], offsets[crossings[done, 0] + 1]
        place, node, length, gaps, kinds = crossings[done, 2], crossings[done, 3], crossings[done, 4], 0, 0
        top = 0
        budget = STACK
        while budget:
            budget -= 1
            symbol = (marks[place] >> SHAPE_SHIFT) & SYMBOL_BITS
            kind = marks[place] & CLASS_BITS
            child = find_child(nodes, edges, node, symbol) if symbol else -1
            if child >= 0 and top < STACK:
                stack[top] = (place, child, length + 1, gaps, kinds)
                top += 1
            if kind < LETTER or kind > HAN:
                run = 0
                while run < MAX_MASK and place + run < end and marks[place + run] & CLASS_BITS == MASKING:
                    run += 1
                child = find_child(nodes, edges, node, MASK_SYMBOL) if run else -1
                if child >= 0 and top < STACK:
                    stack[top] = (place + run - 1, child, length + 1, gaps, kinds)
                    top += 1
                between = kinds
                for after in range(place, min(place + MAX_GAP + 1, end)):
                    kind = marks[after] & CLASS_BITS
                    if LETTER <= kind <= HAN:
                        symbol = (marks[after] >> SHAPE_SHIFT) & SYMBOL_BITS
                        child = find_child(nodes, edges, node, symbol) if symbol else -1
                        if child >= 0 and top < STACK:
                            stack[top] = (after, child, length + 1, gaps | (1 << length), between)
                            top += 1
                        break
                    if kind == OTHER:
                        break
                    between |= GAP_SPACE if kind == SPACE else GAP_JOINER
            # Take the next way on that has a character after it; every way taken may be an end.
            taken = False
            while top and not taken:
                top -= 1
                place, node, length, gaps, kinds = (
                    stack[top, 0],
                    stack[top, 1],
                    stack[top, 2],
                    stack[top, 3],
                    stack[top, 4],
                )
                tail = nodes[2 * node + 1]
                if (tail >> COUNT_SHIFT) & COUNT_BITS:
                    ends[ended, 0] = row
                    ends[ended, 1] = first
                    ends[ended, 2] = place
                    ends[ended, 3] = tail
                    ends[ended, 4] = gaps
                    ends[ended, 5] = kinds
                    ended += 1
                place += 1
                taken = place < end and tail >> FILTER_SHIFT != 0
            if not taken:
                break
        done += 1
    return done, ended
