"""The walk through the trie from one start: straight on, past separators, over masks."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import (
    CLASS_BITS,
    ENDS,
    MASK_SYMBOL,
    NODE_BITS,
    SHAPE_SHIFT,
    SOUND_SHIFT,
    SYMBOL_BITS,
    find_edge,
)
from touchstone.reading.classes import HAN, LETTER, MASKING, OTHER, SPACE
from touchstone.reading.compiled import compiled, inlined
from touchstone.reading.verifying import GAP_JOINER, GAP_SPACE, REJECTED, verify_shape, verify_sound

MAX_GAP = 3  # separators between two characters of a term
MAX_MASK = 4  # mask characters that stand for one run of letters
MAX_HITS_PER_START = 64
STACK = 256


@compiled
def is_word(mark: int) -> bool:
    """Whether a marked character belongs to words: a letter, a digit or Han."""
    return LETTER <= (mark & CLASS_BITS) <= HAN


@inlined
def _push(stack: NDArray[np.int64], top: int, place: int, node: int, length: int, gaps: int, kinds: int) -> int:
    if node < 0 or top >= STACK:
        return top
    stack[top, 0] = place
    stack[top, 1] = node
    stack[top, 2] = length
    stack[top, 3] = gaps
    stack[top, 4] = kinds
    return top + 1


@inlined
def _child(edges: NDArray[np.int64], node: int, mark: int, shift: int) -> int:
    symbol = (mark >> shift) & SYMBOL_BITS
    return find_edge(edges, node, symbol) if symbol else -1


@inlined
def _push_past_separators(
    marks: NDArray[np.int64],
    here: int,
    end: int,
    edges: NDArray[np.int64],
    stack: NDArray[np.int64],
    top: int,
    node: int,
    length: int,
    gaps: int,
    kinds: int,
) -> int:
    """The three ways on at a separator: it belongs to the term, it masks letters, it stands between characters."""
    top = _push(stack, top, here, _child(edges, node, marks[here], SHAPE_SHIFT), length + 1, gaps, kinds)
    run = 0
    while run < MAX_MASK and here + run < end and marks[here + run] & CLASS_BITS == MASKING:
        run += 1
    if run:
        top = _push(stack, top, here + run - 1, find_edge(edges, node, MASK_SYMBOL), length + 1, gaps, kinds)
    for place in range(here, min(here + MAX_GAP + 1, end)):
        kind = marks[place] & CLASS_BITS
        if is_word(kind):
            child = _child(edges, node, marks[place], SHAPE_SHIFT)
            return _push(stack, top, place, child, length + 1, gaps | (1 << length), kinds)
        if kind == OTHER:
            return top
        kinds |= GAP_SPACE if kind == SPACE else GAP_JOINER
    return top


@inlined
def _add(found: NDArray[np.int64], count: int, pattern: int, last: int, hiding: int, rule: int) -> int:
    """Add a hit of this start, or keep the less hidden of two ways of reading it."""
    for index in range(count):
        if found[index, 0] == pattern and found[index, 1] == last:
            found[index, 2] = min(found[index, 2], hiding)
            return count
    if count == MAX_HITS_PER_START:
        return count
    found[count, 0] = pattern
    found[count, 1] = last
    found[count, 2] = hiding
    found[count, 3] = rule
    return count + 1


@inlined
def _add_outputs(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    first: int,
    place: int,
    begin: int,
    end: int,
    shift: int,
    outputs: NDArray[np.int32],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    node: int,
    gaps: int,
    kinds: int,
    found: NDArray[np.int64],
    count: int,
) -> int:
    """Verify the patterns that end at `node` and add those that hold."""
    for pattern in range(outputs[node & NODE_BITS], outputs[(node & NODE_BITS) + 1]):
        rule = rules[pattern]
        if shift == SOUND_SHIFT:
            hiding = verify_sound(codes, first, symbols, symbol_start[pattern], rule)
        else:
            allowed = breaks[pattern] if gaps else 0
            hiding = verify_shape(marks, codes, first, place, begin, end, rule, allowed, gaps, kinds)
        if hiding != REJECTED:
            count = _add(found, count, pattern, place, hiding, rule)
    return count


@inlined
def walk(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    first: int,
    begin: int,
    end: int,
    shift: int,
    root: NDArray[np.int32],
    edges: NDArray[np.int64],
    outputs: NDArray[np.int32],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    stack: NDArray[np.int64],
    found: NDArray[np.int64],
    count: int,
) -> int:
    """Walk every way from one start; returns the number of hits found so far at this start.

    The straight way stays in registers; the stack only holds the other ways on at a separator.
    """
    place, node, length, gaps, kinds = first, int(root[(marks[first] >> shift) & SYMBOL_BITS]), 1, 0, 0
    top = 0
    while True:
        if node >= 0:
            if node & ENDS:
                count = _add_outputs(
                    marks,
                    codes,
                    first,
                    place,
                    begin,
                    end,
                    shift,
                    outputs,
                    rules,
                    breaks,
                    symbols,
                    symbol_start,
                    node,
                    gaps,
                    kinds,
                    found,
                    count,
                )
            place += 1
            node &= NODE_BITS
            if place < end and is_word(marks[place]):
                node = _child(edges, node, marks[place], shift)
                length += 1
                continue
            if place < end and shift == SHAPE_SHIFT:
                top = _push_past_separators(marks, place, end, edges, stack, top, node, length, gaps, kinds)
        if top == 0:
            return count
        top -= 1
        place, node, length, gaps, kinds = stack[top, 0], stack[top, 1], stack[top, 2], stack[top, 3], stack[top, 4]
