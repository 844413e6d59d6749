"""The characters that shapes are made of: letters, digits in any writing, points, joins, and the ends of web addresses."""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled

LETTER, POINT, AT_SIGN, PLUS, JOIN, SLASH = 11, 12, 13, 14, 15, 16  # classes; 1..10: the digits 0..9
HAN_DIGITS = ("零〇", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
TLDS = (
    "com",
    "cn",
    "net",
    "org",
    "cc",
    "top",
    "shop",
    "xyz",
    "me",
    "ru",
    "io",
    "to",
    "vip",
    "club",
    "store",
    "onion",
    "co",
    "hk",
)


def _classify() -> NDArray[np.uint8]:
    table = np.zeros(65536, dtype=np.uint8)
    for code in range(97, 123):
        table[code] = LETTER
    for value, writings in enumerate(HAN_DIGITS):
        table[48 + value] = value + 1
        for writing in writings:
            table[ord(writing)] = 0x20 + value + 1
    for sign, kind in ((".", POINT), ("@", AT_SIGN), ("+", PLUS), ("-", JOIN), (" ", JOIN), ("~", JOIN), ("/", SLASH)):
        table[ord(sign)] = kind
    for sign in "到至~～—–":
        table[ord(sign)] = JOIN
    return table


def _number_tlds() -> NDArray[np.int64]:
    return np.array([_letters_as_number(tld) for tld in TLDS], dtype=np.int64)


def _letters_as_number(word: str) -> int:
    number = 0
    for letter in word:
        number = number * 27 + ord(letter) - 96
    return number


CLASSES, TLD_NUMBERS = _classify(), _number_tlds()


@compiled
def class_at(codes: NDArray[np.uint32], place: int, low: int, high: int) -> int:
    """Class of a character; outside of the text and above the plane, 0."""
    if place < low or place >= high or codes[place] >= 65536:
        return 0
    return int(CLASSES[codes[place]])


@compiled
def is_name(kind: int) -> bool:
    """A Latin letter or a plain digit."""
    return 1 <= kind <= LETTER
