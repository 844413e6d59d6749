"""The class of every folded character, as the matcher sees it."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

LIMIT = 0x30000  # code points above are no letters of any term; they class as OTHER

OTHER = 0  # brackets, commas, colons, sentence marks: a term never reaches across
LETTER = 1  # alphabetic scripts: words have starts and ends
DIGIT = 2
HAN = 3  # Han, kana, bopomofo: no word boundaries
SPACE = 4  # space, hyphen, slash: sets characters apart; hides only where every character is set apart
JOINER = 5  # symbols a seller puts between characters: . · _ | ^ ♥
MASKING = 6  # symbols a seller puts in place of characters (also between them): * ~ ○

_SPACES = " -/\\‐‑‒–—―"
_JOINERS = "_.·•‧∙⋅・'`´^|¦丨"
_MASKS = "*~〜○●◯□■×✕✖@#…?%$✱∗⁎﹡※☆★◎◇◆△▲▽▼♥♡"
_HAN_BLOCKS = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3040, 0x312F),
    (0x31A0, 0x31FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
)


def _class_by_category(code: int) -> int:
    category = unicodedata.category(chr(code))
    if category[0] == "N":
        return DIGIT
    if category[0] in "LM":
        return LETTER
    if category in ("So", "Sk"):
        return JOINER
    return SPACE if category[0] == "Z" else OTHER


@cache
def character_classes() -> NDArray[np.uint8]:
    """Class of each code point below `LIMIT`, (LIMIT,) uint8."""
    classes = np.fromiter((_class_by_category(code) for code in range(LIMIT)), dtype=np.uint8, count=LIMIT)
    for low, high in _HAN_BLOCKS:
        classes[low : high + 1] = HAN
    classes[0x20000:LIMIT] = HAN
    for characters, kind in ((_JOINERS, JOINER), (_SPACES, SPACE), (_MASKS, MASKING)):
        for character in characters:
            classes[ord(character)] = kind
    classes.setflags(write=False)
    return classes
