"""The slow, plain way to find terms, every pattern tried at every start; the fast one is held to it by a test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.reading.automaton import sounds
from touchstone.reading.classes import DIGIT, HAN, JOINER, LETTER, LIMIT, MASKING, OTHER, SPACE, character_classes
from touchstone.reading.pattern import MASK, Pattern
from touchstone.vocabulary.hiding import Hiding

INNOCENT = 0


@dataclass(frozen=True, slots=True, order=True)
class PlainHit:
    """One hit: folded characters `first` to `last` (inclusive) of the text say `term`."""

    first: int
    last: int
    term: int
    hiding: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of laying a pattern over the text: where it ends, which symbols follow separators, of which classes."""

    last: int
    gaps: frozenset[int]
    classes: frozenset[str]


def _class(text: str, place: int) -> int:
    if not 0 <= place < len(text) or ord(text[place]) >= LIMIT:
        return OTHER
    return int(character_classes()[ord(text[place])])


def _is_word(kind: int) -> bool:
    return kind in (LETTER, DIGIT, HAN)


def _starts(text: str, place: int) -> bool:
    here, before = _class(text, place), _class(text, place - 1)
    if here == LETTER:
        return before != LETTER
    if here == DIGIT:
        decimal = place >= 2 and text[place - 1] == "." and _class(text, place - 2) == DIGIT
        return before not in (LETTER, DIGIT) and not decimal
    return here == HAN


def _ends(text: str, last: int, length: int) -> bool:
    here, after = _class(text, last), _class(text, last + 1)
    if here == DIGIT:
        return after != DIGIT
    if here != LETTER or after != LETTER:
        return True
    second = _class(text, last + 2)
    if second == LETTER:
        return _class(text, last + 3) == DIGIT
    return second == DIGIT or (length >= 4 and text[last + 1] == "s")


def _fits(text: str, place: int, symbol: int) -> bool:
    return place < len(text) and ord(text[place]) < LIMIT and ord(text[place]) == symbol


def _lay(text: str, place: int, symbols: Sequence[int], done: int, way: _Way) -> Iterator[_Way]:
    """All ways of laying `symbols[done:]` from `place` on, `way` telling what is laid already."""
    if done == len(symbols):
        yield way
        return
    if place >= len(text):
        return
    if _is_word(_class(text, place)):
        if _fits(text, place, symbols[done]):
            yield from _lay(text, place + 1, symbols, done + 1, _Way(place, way.gaps, way.classes))
        return
    if symbols[done] != MASK and _fits(text, place, symbols[done]):
        yield from _lay(text, place + 1, symbols, done + 1, _Way(place, way.gaps, way.classes))
    run = 0
    while run < 4 and _class(text, place + run) == MASKING:
        run += 1
    if run and symbols[done] == MASK:
        yield from _lay(text, place + run, symbols, done + 1, _Way(place + run - 1, way.gaps, way.classes))
    gap = 0
    while gap < 4 and _class(text, place + gap) in (SPACE, JOINER, MASKING):
        gap += 1
    after = place + gap
    if gap < 4 and _is_word(_class(text, after)) and _fits(text, after, symbols[done]):
        kinds = frozenset("space" if _class(text, p) == SPACE else "joiner" for p in range(place, after))
        yield from _lay(text, after + 1, symbols, done + 1, _Way(after, way.gaps | {done}, way.classes | kinds))


def _hide_gaps(text: str, first: int, way: _Way, length: int) -> Hiding | None:
    """What unexpected separators hide, or None where this is no hit."""
    if way.classes == {"joiner"}:
        return Hiding.DECORATED
    han = _class(text, first) == HAN
    if len(way.gaps) == length - 1 and length >= (3 if han else 4):
        return Hiding.SPLIT
    if not han or length == 3:
        return None
    alone = _class(text, first - 1) != HAN and _class(text, way.last + 1) != HAN
    return Hiding.SPLIT if length > 3 or alone else None


def _verify_shape(text: str, first: int, way: _Way, pattern: Pattern) -> Hiding | None:
    length = len(pattern.symbols)
    if pattern.symbols[-1] != MASK:
        holds = _ends(text, way.last, length)
    elif _class(text, first) == LETTER:
        holds = _class(text, way.last + 1) != LETTER
    else:
        holds = length > 2 or _class(text, first - 1) != HAN
    if not holds:
        return None
    if all(pattern.breaks >> gap & 1 for gap in way.gaps):
        return pattern.hiding
    numeric = DIGIT in (_class(text, first), _class(text, way.last))
    return None if pattern.hiding or numeric else _hide_gaps(text, first, way, length)


def _hits_by_sound(text: str, first: int, pattern: Pattern) -> Iterator[PlainHit]:
    span = text[first : first + len(pattern.symbols)]
    if len(span) < len(pattern.symbols) or any(ord(c) >= LIMIT or not _is_word(_class(c, 0)) for c in span):
        return
    alike = all(
        sounds()[ord(c)] and sounds()[ord(c)] == sounds()[s] for c, s in zip(span, pattern.symbols, strict=True)
    )
    same = sum(ord(c) == s for c, s in zip(span, pattern.symbols, strict=True))
    if alike and 0 < same < len(span):
        yield PlainHit(first, first + len(span) - 1, pattern.term, int(pattern.hiding | Hiding.HOMOPHONE))


def _hits_by_shape(text: str, first: int, pattern: Pattern) -> Iterator[PlainHit]:
    if not _fits(text, first, pattern.symbols[0]):
        return
    for way in _lay(text, first + 1, pattern.symbols, 1, _Way(first, frozenset(), frozenset())):
        hiding = _verify_shape(text, first, way, pattern)
        if hiding is not None:
            yield PlainHit(first, way.last, pattern.term, int(hiding))


def _beats(winner: PlainHit, loser: PlainHit, kind_of_term: Sequence[int]) -> bool:
    if winner.first > loser.first or winner.last < loser.last:
        return False
    kind, other = kind_of_term[winner.term], kind_of_term[loser.term]
    if kind not in (other, INNOCENT):
        return False
    if (winner.first, winner.last) != (loser.first, loser.last) or kind != other:
        return True
    fewer, more = winner.hiding.bit_count(), loser.hiding.bit_count()
    return fewer < more or (fewer == more and winner.term == loser.term and winner.hiding < loser.hiding)


def find_terms_plainly(
    text: str, hiding: Sequence[int], patterns: Sequence[Pattern], kind_of_term: Sequence[int]
) -> list[PlainHit]:
    """The hits of one folded text (`hiding` per character), ordered by first, last, term. Cost: text × patterns."""
    hits: set[PlainHit] = set()
    for first in range(len(text)):
        if not _starts(text, first):
            continue
        for pattern in patterns:
            found = _hits_by_sound(text, first, pattern) if pattern.sound else _hits_by_shape(text, first, pattern)
            for hit in found:
                flags = hit.hiding | hiding[first] & ~Hiding.INVISIBLE
                for place in range(first + 1, hit.last + 1):
                    flags |= hiding[place]
                hits.add(PlainHit(hit.first, hit.last, hit.term, int(flags)))
    return sorted(h for h in hits if not any(_beats(g, h, kind_of_term) for g in hits if g != h))
