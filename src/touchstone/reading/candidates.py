"""Which characters a character may stand for: seen in aligned messages, or of the same sound as what is often hidden."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from touchstone.reading.alignment import Replacement, is_han, syllables
from touchstone.reading.correspondences import (
    MOST_LEVEL,
    NEAR_SOUND,
    OPEN,
    OTHER,
    PARTS,
    SHAPE,
    SOUND,
    SPELLED,
    STRONG,
    Correspondences,
)  # fmt: skip

NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))
MOST_CANDIDATES = 6
SIGNS_FOR_HAN = "+\\0oilvxqw"  # ASCII that may stand for something else; all other ASCII is taken as it is
OFTEN_HIDDEN = 4  # times an intended character must be seen before unseen variants may stand for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """`written` (its first character is the variant) may stand for `intended`."""

    written: str
    intended: str
    kind: int


def relate(written: str, intended: str, shapes: Mapping[str, str]) -> int:
    """The kind of a correspondence."""
    if len(written) > 1:
        return SPELLED if written.isascii() and written.isalpha() else PARTS
    ours, theirs = syllables(written), syllables(intended)
    if ours & theirs:
        return SOUND
    if {_near(one) for one in ours} & {_near(one) for one in theirs}:
        return NEAR_SOUND
    return SHAPE if intended in shapes.get(written, "") else OTHER


def _near(syllable: str) -> str:
    for one, other in NEAR:
        syllable = syllable.replace(one, other)
    return syllable


def gather(
    aligned: Iterable[list[Replacement]], parts: Mapping[str, str], vocabulary: Counter[str], shapes: Mapping[str, str]
) -> list[Candidate]:
    """Candidates from aligned messages, listed parts, spelled syllables and same-sounding or alike unseen characters.

    `vocabulary` counts the characters of ordinary text.
    """
    seen = Counter((one.written, one.intended) for replacements in aligned for one in replacements if one.intended)
    kept = {pair: count for pair, count in seen.items() if _is_credible(*pair, count, parts, shapes)}
    hidden: Counter[str] = Counter()
    for (_, intended), count in kept.items():
        hidden[intended] += count
    listed = dict.fromkeys(parts.items(), 0)
    ranked = sorted((listed | kept).items(), key=lambda item: -item[1])
    found = [Candidate(written, intended, relate(written, intended, shapes)) for (written, intended), _ in ranked]
    return found + list(_guess(found, hidden, vocabulary, shapes))


def _is_credible(written: str, intended: str, count: int, parts: Mapping[str, str], shapes: Mapping[str, str]) -> bool:
    """Chance alignments are left out: a pair must be seen often, or sound or look alike."""
    if len(written) > 1:
        return parts.get(written) == intended or (written.isalpha() and (written.isascii() or count >= 4))
    if not is_han(intended) and not (intended.isascii() and intended.isalnum()):
        return False
    if written.isascii():
        return written in SIGNS_FOR_HAN and count >= 5
    return count >= 3 or relate(written, intended, shapes) != OTHER


def _guess(
    found: list[Candidate], hidden: Counter[str], vocabulary: Counter[str], shapes: Mapping[str, str]
) -> Iterable[Candidate]:
    """Unseen variants: any Han that sounds like, or is listed as alike to, a character that is often hidden."""
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    often = [intended for intended, count in hidden.most_common() if count >= OFTEN_HIDDEN and is_han(intended)]
    for intended in often:
        for syllable in syllables(intended):
            by_sound[syllable].append(intended)
    known = {(one.written, one.intended) for one in found}
    for code in (*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0)):
        written = chr(code)
        alike = [one for one in shapes.get(written, "") if one in often]
        same = [one for syllable in sorted(syllables(written)) for one in by_sound[syllable]]
        for intended in dict.fromkeys(alike + same):
            if intended != written and (written, intended) not in known:
                yield Candidate(written, intended, relate(written, intended, shapes))


def tabulate(
    candidates: list[Candidate], aligned: list[list[Replacement]], texts: list[str], vocabulary: Counter[str]
) -> Correspondences:
    """Candidates as arrays, without weights yet. `texts` are the messages as sent, which say how often a variant is kept."""
    by_variant: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_variant[one.written[0]].append(one)
    changed = Counter(one.written[0] for replacements in aligned for one in replacements if one.intended)
    written = Counter("".join(texts))
    variants = sorted(by_variant)
    first, intended, kind, tail, tails = [0], [], [], [], [0]
    marks = []
    for variant in variants:
        single = [one for one in by_variant[variant] if len(one.written) == 1]
        chosen = single[:MOST_CANDIDATES] + [one for one in by_variant[variant] if len(one.written) > 1]
        spelled_only = not single
        marks.append(_mark(variant, 0 if spelled_only else changed[variant], written[variant], vocabulary[variant]))
        for one in (Candidate(variant, variant, 0), *chosen):
            intended.append(ord(one.intended))
            kind.append(one.kind)
            tail.append(len(tails) if len(one.written) > 1 else 0)
            tails.extend([*map(ord, one.written[1:]), 0] if len(one.written) > 1 else [])
        first.append(len(intended))
    return Correspondences(
        np.array(list(map(ord, variants)), np.uint32), np.array(marks, np.uint8), np.array(first, np.int32),
        np.array(intended, np.uint32), np.array(kind, np.uint8), np.array(tail, np.int32),
        np.zeros((len(intended), MOST_LEVEL + 1), np.int16), np.zeros(0, np.uint32),
        np.array(tails, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.int8),
    )  # fmt: skip


def _mark(variant: str, changed: int, written: int, ordinary: int) -> int:
    """Seen changed: doubted anywhere; else only in rows that are obfuscated. Strong: ordinary text hardly has it."""
    strong = is_han(variant) and ordinary <= 1 and (changed >= 0.7 * written) and not _is_common(variant)
    strong = strong or (is_han(variant) and ordinary <= 3 and changed >= 3 and changed >= 0.9 * written)
    return (OPEN * 0b1111 if changed else OPEN * 0b1100) | (STRONG if strong else 0)


def _is_common(character: str) -> bool:
    """GB 2312: the 6,763 characters of ordinary modern text."""
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
