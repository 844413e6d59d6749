"""Patterns compiled into one trie (by shape and by sound) that the matcher walks."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypinyin import pinyin_dict

from touchstone.reading.classes import LIMIT, character_classes
from touchstone.reading.compiled import compiled
from touchstone.reading.pattern import MASK, MAX_SYMBOLS, Pattern

# A mark packs what the matcher asks of a character: its class, its symbol by shape, its symbol by sound.
SHAPE_SHIFT = 8
SOUND_SHIFT = 24
SYMBOL_BITS = 0xFFFF
CLASS_BITS = 0xF
STARTS_SHAPE = 0x10  # some pattern starts with this character
STARTS_SOUND = 0x20  # some pattern starts with this sound
ALONE = 0x40  # some pattern is this character and no more
MASK_SYMBOL = 1
# An edge packs node << 40 | symbol << 24 | child; the child carries ENDS where patterns end at it.
CHILD_BITS = (1 << 24) - 1
ENDS = 1 << 23
NODE_BITS = ENDS - 1
EMPTY = -1
BLOOM_BITS = 20
PAIR, STOP = 0x1E3779B97F4A7C15, 0x27D4EB2F165667C5  # which question a bit of the bloom filter answers
TRIPLE = 0x165667B19E3779F9


# A rule packs what a hit is checked by, so that one look into memory is enough: term, kind, length, hiding, MASKED_END.
TERM_BITS = (1 << 24) - 1
KIND_SHIFT, KIND_BITS = 24, 0xFF
LENGTH_SHIFT, LENGTH_BITS = 32, 0xFF
HIDING_SHIFT, HIDING_BITS = 40, 0xFFFF
MASKED_END = 1 << 56


class Automaton(NamedTuple):
    """Ready to match; see `matching.find_terms`. Flat arrays, because kernels pass those without reference counting.

    marks    (LIMIT,) int64   class, symbol by shape and symbol by sound of every code point
    bloom    (2^14,) int64    bits for first pairs and triples of symbols: most starts end at this look
    root     (symbols,) int32  child of the root by symbol, or -1
    edges    (2^k,) int64     open addressing, EMPTY or an edge
    outputs  (nodes + 1,) int32  node n ends the patterns outputs[n] to outputs[n + 1]
    rules    (p,) int64       one per pattern
    breaks   (p,) int64       see `Pattern.breaks`
    symbols  (s,) uint32      code points of all patterns; those of pattern n start at symbol_start[n]
    """

    marks: NDArray[np.int64]
    bloom: NDArray[np.int64]
    root: NDArray[np.int32]
    edges: NDArray[np.int64]
    outputs: NDArray[np.int32]
    rules: NDArray[np.int64]
    breaks: NDArray[np.int64]
    symbols: NDArray[np.uint32]
    symbol_start: NDArray[np.int32]


@compiled
def _slot(node: int, symbol: int, size: int) -> int:
    return (((node << 16) | symbol) * 0x1E3779B97F4A7C15 >> 20) & (size - 1)


@compiled
def find_edge(edges: NDArray[np.int64], node: int, symbol: int) -> int:
    """Child of `node` by `symbol` (with its ENDS bit), or -1."""
    slot = _slot(node, symbol, len(edges))
    key = (node << 16) | symbol
    while edges[slot] != EMPTY:
        if edges[slot] >> 24 == key:
            return int(edges[slot] & CHILD_BITS)
        slot = (slot + 1) & (len(edges) - 1)
    return -1


@compiled
def has_bit(bloom: NDArray[np.int64], key: int, question: int) -> bool:
    """Whether the bloom filter may hold `key` (symbols packed in 16 bits each) for PAIR, STOP or TRIPLE."""
    bit = (key * question) >> 40 & ((1 << BLOOM_BITS) - 1)
    return bool((bloom[bit >> 6] >> (bit & 63)) & 1)


@compiled
def _set_bit(bloom: NDArray[np.int64], key: int, question: int) -> None:
    bit = (key * question) >> 40 & ((1 << BLOOM_BITS) - 1)
    bloom[bit >> 6] |= 1 << (bit & 63)


@compiled
def _insert_all(
    symbols: NDArray[np.int64], starts: NDArray[np.int64], edges: NDArray[np.int64], final: NDArray[np.int64]
) -> int:
    """Put every pattern into the edge table; `final[p]` becomes its node. Returns the number of nodes."""
    count = 1
    for pattern in range(len(starts) - 1):
        node = 0
        for place in range(starts[pattern], starts[pattern + 1]):
            child = find_edge(edges, node, symbols[place])
            if child < 0:
                slot = _slot(node, symbols[place], len(edges))
                while edges[slot] != EMPTY:
                    slot = (slot + 1) & (len(edges) - 1)
                edges[slot] = (((node << 16) | symbols[place]) << 24) | count
                child = count
                count += 1
            node = child
        final[pattern] = node
    return count


def _shape_symbols(patterns: Sequence[Pattern]) -> NDArray[np.int64]:
    """A dense number (from 2; 0: in no pattern) for each code point that occurs in a pattern, (LIMIT,)."""
    symbol_of = np.zeros(LIMIT, dtype=np.int64)
    codes = sorted({code for pattern in patterns for code in pattern.symbols} - {MASK})
    symbol_of[codes] = np.arange(MASK_SYMBOL + 1, len(codes) + MASK_SYMBOL + 1)
    return symbol_of


_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


@cache
def sounds() -> NDArray[np.int64]:
    """A number (from 1; 0: none known) for the toneless sound of each Han character, (LIMIT,)."""
    numbers: dict[str, int] = {}
    sound_of = np.zeros(LIMIT, dtype=np.int64)
    for code, readings in sorted(pinyin_dict.pinyin_dict.items()):
        if code < LIMIT:
            sound = readings.split(",")[0].translate(_TONES)
            sound_of[code] = numbers.setdefault(sound, len(numbers) + 1)
    sound_of.setflags(write=False)
    return sound_of


def _symbol_rows(
    patterns: Sequence[Pattern], shape_of: NDArray[np.int64], sound_of: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.int64]]:
    """Starts, code points and trie symbols of all patterns, one after the other."""
    starts = np.zeros(len(patterns) + 1, dtype=np.int64)
    np.cumsum([len(p.symbols) for p in patterns], out=starts[1:])
    codes = np.fromiter((c for p in patterns for c in p.symbols), dtype=np.uint32, count=int(starts[-1]))
    by_sound = np.repeat([p.sound for p in patterns], np.diff(starts)).astype(bool)
    symbols = np.where(by_sound, sound_of[codes], np.where(codes == MASK, MASK_SYMBOL, shape_of[codes]))
    return starts, codes, symbols


@compiled
def _fill_bloom(bloom: NDArray[np.int64], starts: NDArray[np.int64], symbols: NDArray[np.int64]) -> None:
    """Note how each pattern begins; STOP where it may go on with something that is no word character."""
    for pattern in range(len(starts) - 1):
        start, length = starts[pattern], starts[pattern + 1] - starts[pattern]
        if length < 2:
            continue
        pair = symbols[start] << 16 | symbols[start + 1]
        _set_bit(bloom, pair, PAIR)
        if length == 2:
            _set_bit(bloom, pair, STOP)
        else:
            _set_bit(bloom, pair << 16 | symbols[start + 2], TRIPLE)


def _shrink(edges: NDArray[np.int64], nodes: int) -> NDArray[np.int64]:
    """The same edges in a table about a third full: sharing of beginnings is only known once all are in."""
    small = np.full(1 << max(10, int(2 * nodes).bit_length()), EMPTY, dtype=np.int64)
    _move_edges(edges, small)
    return small


@compiled
def _move_edges(edges: NDArray[np.int64], target: NDArray[np.int64]) -> None:
    for edge in edges:
        if edge != EMPTY:
            slot = _slot(0, edge >> 24, len(target))
            while target[slot] != EMPTY:
                slot = (slot + 1) & (len(target) - 1)
            target[slot] = edge


def _usable(pattern: Pattern, sound_of: NDArray[np.int64]) -> bool:
    if not 0 < len(pattern.symbols) <= MAX_SYMBOLS or max(pattern.symbols) >= LIMIT:
        return False
    return not pattern.sound or (len(pattern.symbols) > 1 and all(sound_of[code] for code in pattern.symbols))


def _rule(pattern: Pattern, kind: int) -> int:
    shape = pattern.term | kind << KIND_SHIFT | len(pattern.symbols) << LENGTH_SHIFT
    return shape | int(pattern.hiding) << HIDING_SHIFT | (MASKED_END if pattern.symbols[-1] == MASK else 0)


def build_automaton(patterns: Sequence[Pattern], kind_of_term: NDArray[np.int8]) -> Automaton:
    """Compile `patterns` (1 to `MAX_SYMBOLS` symbols each, code points below `LIMIT`).

    `kind_of_term` is (terms,) int8.
    """
    shape_of = _shape_symbols([p for p in patterns if not p.sound and _usable(p, sounds())])
    sound_of = np.where(sounds() > 0, sounds() + shape_of.max() + MASK_SYMBOL, 0)
    kept = [p for p in patterns if _usable(p, sounds())]
    starts, codes, symbols = _symbol_rows(kept, shape_of, sound_of)
    edges = np.full(1 << max(10, int(2 * len(symbols)).bit_length()), EMPTY, dtype=np.int64)
    final = np.zeros(len(kept), dtype=np.int64)
    nodes = _insert_all(symbols, starts, edges, final)
    ends = np.isin(edges & CHILD_BITS, final) & (edges != EMPTY)
    edges[ends] |= ENDS
    edges = _shrink(edges, nodes)
    bloom = np.zeros((1 << BLOOM_BITS) // 64, dtype=np.int64)
    _fill_bloom(bloom, starts, symbols)
    root = np.full(int(sound_of.max()) + 1, -1, dtype=np.int32)
    for symbol in np.unique(symbols[starts[:-1]]).tolist():
        root[symbol] = find_edge(edges, 0, symbol)
    order = np.argsort(final, kind="stable")
    first = np.zeros(int(sound_of.max()) + 1, dtype=np.int64)
    first[symbols[starts[:-1]]] = 1
    return Automaton(
        marks=(
            character_classes()
            | shape_of << SHAPE_SHIFT
            | sound_of << SOUND_SHIFT
            | np.where(np.isin(shape_of, symbols[starts[:-1]][np.diff(starts) == 1]), ALONE, 0)
            | np.where(shape_of > 0, first[shape_of] * STARTS_SHAPE, 0)
            | np.where(sound_of > 0, first[sound_of] * STARTS_SOUND, 0)
        ),
        bloom=bloom,
        root=root,
        edges=edges,
        outputs=np.searchsorted(final[order], np.arange(nodes + 1)).astype(np.int32),
        rules=np.array([_rule(p, int(kind_of_term[p.term])) for p in kept], dtype=np.int64)[order],
        breaks=np.array([p.breaks for p in kept], dtype=np.int64)[order],
        symbols=codes,
        symbol_start=starts[:-1][order].astype(np.int32),
    )
