"""The restoring said slowly and plainly; a property test holds the fast path in restoring.py to it."""

from dataclasses import dataclass, replace

from touchstone.reading.correspondences import (
    BITS,
    DOOR,
    DOOR_BITS,
    HAN,
    HOPELESS,
    MOST_LEVEL,
    OPEN,
    PARTS,
    SPELLED,
    STRONG,
    RestoringTables,
)  # fmt: skip
from touchstone.reading.folded import Folded
from touchstone.vocabulary.hiding import Hiding

WORD = (1 << 64) - 1
EDGE = 1


@dataclass(frozen=True, slots=True)
class Read:
    """One character: what it is, where it comes from (`start`, `end`), and what it hid."""

    code: int
    start: int
    end: int
    hiding: int


def restore_slowly(folded: Folded, tables: RestoringTables) -> list[list[Read]]:
    """The rows that `restoring.restore` gives, as lists of characters."""
    return [_restore_row(_read_row(folded, row), tables) for row in range(len(folded))]


def _read_row(folded: Folded, row: int) -> list[Read]:
    place = slice(int(folded.offsets[row]), int(folded.offsets[row + 1]))
    columns = (getattr(folded, name)[place].tolist() for name in ("codes", "starts", "ends", "hiding"))
    return [Read(*values) for values in zip(*columns, strict=True)]


def _restore_row(written: list[Read], tables: RestoringTables) -> list[Read]:
    marks = [int(tables.marks[one.code]) for one in written]
    strong = sum(mark & STRONG for mark in marks)
    if not any(mark & HAN for mark in marks):
        return written
    done: list[Read] = []
    place = 0
    while place < len(written):
        level = min(strong - (marks[place] & STRONG), MOST_LEVEL)
        choice, length = None, 0
        door = level == 0 and marks[place] & DOOR
        if (marks[place] & OPEN << level or door) and not (level == 0 and _stands_in_word(written, place)):
            choice, length = _choose(done, written[place:], level, tables)
        here = written[place]
        if choice is not None:
            flags = here.hiding | int(_flag(int(tables.kind[choice])))
            here = replace(here, code=int(tables.intended[choice]), hiding=flags, end=written[place + length].end)
        done.append(here)
        place += 1 + length
    return done


def _stands_in_word(written: list[Read], place: int) -> bool:
    """A Latin letter beside a different one, or a digit that is not between two letters."""
    text = "".join(chr(one.code) for one in written)
    here, beside = text[place], [text[at] if 0 <= at < len(text) else " " for at in (place - 1, place + 1)]
    letters = ["a" <= other <= "z" for other in beside]
    if "a" <= here <= "z":
        return any(is_letter and other != here for is_letter, other in zip(letters, beside, strict=True))
    return "0" <= here <= "9" and not all(letters)


def _flag(kind: int) -> Hiding:
    if kind == SPELLED:
        return Hiding.PINYIN
    return Hiding.HOMOPHONE if kind < PARTS - 2 else Hiding.LOOKALIKE


def _choose(done: list[Read], rest: list[Read], level: int, tables: RestoringTables) -> tuple[int | None, int]:
    """The best candidate for the first of `rest` (None: it stays), and how many more it takes with it."""
    code = rest[0].code
    variant = int(tables.slot[code])
    keep, last = int(tables.first[variant]), int(tables.first[variant + 1])
    before = [_neighbour(one.code) for one in done if one.code != 0x20]
    left2, left = [EDGE, EDGE, *before][-2:]
    if not tables.marks[code] & OPEN << level:
        right = _neighbour(next((one.code for one in rest[1:] if one.code != 0x20), EDGE))
        if not any(tables.doors[_door(code, other, side)] for side, other in enumerate((left, right))):
            return None, 0
    kept = best_score = int(tables.base[keep, level])
    best, best_length = None, 0
    for candidate in range(keep + 1, last):
        tail = _tail(tables, int(tables.tail[candidate]))
        own = int(tables.base[candidate, level])
        if own < kept - HOPELESS or [one.code for one in rest[1 : 1 + len(tail)]] != tail:
            continue
        right, right2 = _look_right(rest[1 + len(tail) :], tables)
        whole = code | (tail[0] << 21 if tail else 0)
        score = own + _weigh(whole, int(tables.intended[candidate]), (left2, left, right, right2), tables)
        if score > best_score:
            best, best_length, best_score = candidate, len(tail), score
    return best, best_length


def _tail(tables: RestoringTables, start: int) -> list[int]:
    end = start
    while tables.tails[end]:
        end += 1
    return [int(code) for code in tables.tails[start:end]]


def _look_right(rest: list[Read], tables: RestoringTables) -> tuple[int, int]:
    """The next two characters that are not spaces, variants of hardly any other use as what they mostly stand for."""
    codes = [one.code for one in rest if one.code != 0x20][:2]
    seen = [int(tables.canon[tables.slot[code]]) if tables.marks[code] & STRONG else code for code in codes]
    first, second = ([_neighbour(code) for code in seen] + [EDGE, EDGE])[:2]
    return first, second


def _neighbour(code: int) -> int:
    if 0x30 <= code <= 0x39:
        return 0x30
    return 0x2E if 0x2000 <= code < 0x3040 or 0x1F000 <= code < 0x20000 else code


def _weigh(written: int, intended: int, company: tuple[int, int, int, int], tables: RestoringTables) -> int:
    left2, left, right, right2 = company
    pair = written << 21 ^ intended
    before, both, after = left2 << 21 | left, left << 21 | right, right << 21 | right2
    features = [(pair, left), (pair, right), (pair, both), (intended, left), (intended, right)]
    features += [(intended, before), (intended, after), (intended, both)]
    places = [_hash(who, company | kind << 58, BITS) for kind, (who, company) in enumerate(features, 1)]
    return sum(int(tables.weights[place]) for place in places)


def _door(written: int, neighbouring: int, side: int) -> int:
    return _hash(written, neighbouring << 1 | side, DOOR_BITS)


def _hash(one: int, other: int, bits: int) -> int:
    mixed = (one * 0x9E3779B97F4A7C15 + other * 0xBF58476D1CE4E5B9) & WORD
    mixed ^= mixed >> 32
    return (mixed * 0x94D049BB133111EB & WORD) >> (64 - bits)
