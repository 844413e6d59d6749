"""Patterns compiled into one trie (by shape and by sound) that the matcher walks."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypinyin import pinyin_dict

from touchstone.reading.classes import HAN, LETTER, LIMIT, character_classes
from touchstone.reading.pattern import MASK, MAX_SYMBOLS, Pattern
from touchstone.reading.trie import build_trie, find_child
from touchstone.tables.compiled import compiled

# A mark packs what the matcher asks of a character: its class, its symbol by shape, its symbol by sound.
SHAPE_SHIFT = 8
SOUND_SHIFT = 24
SYMBOL_BITS = 0xFFFF
CLASS_BITS = 0xF
STARTS_SHAPE = 0x10  # some pattern starts with this character
STARTS_SOUND = 0x20  # some pattern starts with this sound
ALONE = 0x40  # some pattern is this character and no more
MASK_SYMBOL = 0xFFFF  # the last of all symbols: plain writings come first in the trie
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
    root     (2^16,) int32    child of the root by symbol, or -1
    nodes, edges              see `trie`
    rules    (p,) int64       one per pattern
    breaks   (p,) int64       see `Pattern.breaks`
    symbols  (s,) uint32      code points of all patterns; those of pattern n start at symbol_start[n]
    """

    marks: NDArray[np.int64]
    bloom: NDArray[np.int64]
    root: NDArray[np.int32]
    nodes: NDArray[np.int64]
    edges: NDArray[np.int64]
    rules: NDArray[np.int64]
    breaks: NDArray[np.int64]
    symbols: NDArray[np.uint32]
    symbol_start: NDArray[np.int32]


@compiled
def has_bit(bloom: NDArray[np.int64], key: int, question: int) -> bool:
    """Whether the bloom filter may hold `key` (symbols packed in 16 bits each) for PAIR, STOP or TRIPLE."""
    bit = (key * question) >> 40 & ((1 << BLOOM_BITS) - 1)
    return bool((bloom[bit >> 6] >> (bit & 63)) & 1)


@compiled
def _set_bit(bloom: NDArray[np.int64], key: int, question: int) -> None:
    bit = (key * question) >> 40 & ((1 << BLOOM_BITS) - 1)
    bloom[bit >> 6] |= 1 << (bit & 63)


def _shape_symbols(patterns: Sequence[Pattern]) -> NDArray[np.int64]:
    """A dense number (from 1; 0: in no pattern) for each code point that occurs in a pattern, (LIMIT,).

    Letters and Han come before digits and separators, so that a plain writing is the first child of its node.
    """
    symbol_of = np.zeros(LIMIT, dtype=np.int64)
    codes = {code for pattern in patterns for code in pattern.symbols} - {MASK}
    ordered = sorted(codes, key=lambda code: (character_classes()[code] not in (LETTER, HAN), code))
    symbol_of[ordered] = np.arange(1, len(ordered) + 1)
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


def _usable(pattern: Pattern, sound_of: NDArray[np.int64]) -> bool:
    if not 0 < len(pattern.symbols) <= MAX_SYMBOLS or max(pattern.symbols) >= LIMIT:
        return False
    return not pattern.sound or (len(pattern.symbols) > 1 and all(sound_of[code] for code in pattern.symbols))


def _sort(patterns: Sequence[Pattern], shape_of: NDArray[np.int64], sound_of: NDArray[np.int64]) -> list[Pattern]:
    """The patterns ordered by their symbols in the trie; ties keep their order."""
    starts, _, symbols = _symbol_rows(patterns, shape_of, sound_of)
    packed = symbols.astype(">u2").tobytes()
    keys = [packed[2 * begin : 2 * end] for begin, end in pairwise(starts.tolist())]
    return [patterns[number] for number in sorted(range(len(patterns)), key=keys.__getitem__)]


def _rule(pattern: Pattern, kind: int) -> int:
    shape = pattern.term | kind << KIND_SHIFT | len(pattern.symbols) << LENGTH_SHIFT
    return shape | int(pattern.hiding) << HIDING_SHIFT | (MASKED_END if pattern.symbols[-1] == MASK else 0)


def build_automaton(patterns: Sequence[Pattern], kind_of_term: NDArray[np.int8]) -> Automaton:
    """Compile `patterns` (1 to `MAX_SYMBOLS` symbols each, code points below `LIMIT`).

    `kind_of_term` is (terms,) int8.
    """
    usable = [p for p in patterns if _usable(p, sounds())]
    shape_of = _shape_symbols([p for p in usable if not p.sound])
    sound_of = np.where(sounds() > 0, sounds() + shape_of.max(), 0)
    kept = _sort(usable, shape_of, sound_of)
    starts, codes, symbols = _symbol_rows(kept, shape_of, sound_of)
    nodes, edges = build_trie(symbols, starts)
    bloom = np.zeros((1 << BLOOM_BITS) // 64, dtype=np.int64)
    _fill_bloom(bloom, starts, symbols)
    root = np.full(1 << 16, -1, dtype=np.int32)
    for symbol in np.unique(symbols[starts[:-1]]).tolist():
        root[symbol] = find_child(nodes, edges, 0, symbol)
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
        nodes=nodes,
        edges=edges,
        rules=np.array([_rule(p, int(kind_of_term[p.term])) for p in kept], dtype=np.int64),
        breaks=np.array([p.breaks for p in kept], dtype=np.int64),
        symbols=codes,
        symbol_start=starts[:-1].astype(np.int32),
    )
