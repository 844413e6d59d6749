"""The folding said slowly and plainly; property tests hold the fast path in folding.py to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from touchstone.reading.characters import fold_character, is_foreign, is_latin, is_word, look_alikes
from touchstone.reading.folded import Folded
from touchstone.vocabulary.hiding import Hiding


@dataclass(frozen=True, slots=True)
class Letter:
    """One folded character; `alike` is the Latin letter that a letter of another script is drawn like."""

    plain: str
    start: int
    end: int
    hiding: Hiding
    alike: str = ""


def fold_slowly(texts: Iterable[str | None]) -> Folded:
    """The same result as `folding.fold` of an Arrow array of these texts."""
    rows = [_settle(_merge_spaces(_reveal(text or ""))) for text in texts]
    letters = [letter for row in rows for letter in row]
    return Folded(
        np.array([ord(letter.plain) for letter in letters], np.uint32),
        np.array([letter.start for letter in letters], np.int32),
        np.array([letter.end for letter in letters], np.int32),
        np.array([int(letter.hiding) for letter in letters], np.uint16),
        np.cumsum([0, *map(len, rows)]).astype(np.int64),
    )


def _reveal(text: str) -> list[Letter]:
    """Every character by itself; INVISIBLE where something was dropped between two characters of a word."""
    letters: list[Letter] = []
    dropped = False
    for place, character in enumerate(text):
        plain, hiding = fold_character(character)
        for one in plain:
            inside = dropped and is_word(one) and bool(letters) and is_word(letters[-1].plain)
            alike = _alike(character, one) if is_foreign(one) else ""
            letters.append(Letter(one, place, place + 1, hiding | Hiding.INVISIBLE * inside, alike))
            dropped = False
        dropped = dropped or not plain
    return letters


def _alike(character: str, plain: str) -> str:
    own = look_alikes().get(character, "") if len(fold_character(character)[0]) == 1 else ""
    return own or look_alikes().get(plain, "")


def _merge_spaces(letters: list[Letter]) -> list[Letter]:
    """Runs of spaces become one that spans them all."""
    merged: list[Letter] = []
    for letter in letters:
        if merged and letter.plain == merged[-1].plain == " ":
            merged[-1] = replace(merged[-1], end=letter.end)
        else:
            merged.append(letter)
    return merged


def _settle(letters: list[Letter]) -> list[Letter]:
    """In each run of letters and digits that has more Latin than unlike foreign letters, foreign letters become Latin."""
    settled: list[Letter] = []
    word: list[Letter] = []
    for letter in [*letters, Letter(" ", 0, 0, Hiding.NONE)]:
        if is_foreign(letter.plain) or is_latin(letter.plain) or "0" <= letter.plain <= "9":
            word.append(letter)
        else:
            settled += [*_settle_word(word), letter]
            word = []
    return settled[:-1]


def _settle_word(word: list[Letter]) -> list[Letter]:
    latin = sum(is_latin(letter.plain) for letter in word)
    unlike = sum(is_foreign(letter.plain) and not letter.alike for letter in word)
    if latin <= unlike:
        return word
    return [
        replace(letter, plain=letter.alike, hiding=letter.hiding | Hiding.LOOKALIKE) if letter.alike else letter
        for letter in word
    ]
