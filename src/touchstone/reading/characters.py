"""What one character means by itself: its plain form, and whether it hides something. No context here; see folding.py."""

import re
import unicodedata
from functools import cache, reduce
from itertools import chain
from operator import or_

import opencc

from touchstone.reading.shipped import read_pairs, read_rows
from touchstone.vocabulary.hiding import Hiding

SPACES = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace()) | {"\u2800", "\u2028", "\u2029"}
NAMED_LETTER = re.compile(
    r"(?:LATIN LETTER SMALL CAPITAL|REGIONAL INDICATOR SYMBOL LETTER|(?:NEGATIVE |CROSSED NEGATIVE )?(?:CIRCLED|SQUARED)"
    r"(?: LATIN CAPITAL LETTER)?|RAISED SQUARED|MODIFIER LETTER (?:SMALL|CAPITAL)) ([A-Z][A-Z0-9]{0,3})"
)
DRAWN_LETTER = re.compile(
    r"LATIN (?:SMALL|CAPITAL|SMALL CAPITAL) LETTER"
    r" (?:(?:TURNED|REVERSED|DOTLESS|SCRIPT|OPEN|LONG|BARRED|CLOSED|SIDEWAYS|INSULAR) ([A-Z])|([A-Z]) WITH .*)"
)
STYLED_TAGS = ("<font>", "<circle>", "<super>", "<sub>", "<square>", "<compat>")
ORDINARY_MARKS = tuple(chain(range(0xC0, 0x180), range(0x1A0, 0x1B5), range(0x1EA0, 0x1EFA)))  # European, Vietnamese
ORDINARY_SIGNS = "ªº™℠"
BRACKETED = re.compile(r"\((.+)\)|〔(.+)〕|([0-9]+)[.,]")
HAN = tuple(
    chain(
        range(0x3400, 0x4DC0),
        range(0x4E00, 0xA000),
        range(0xF900, 0xFB00),
        range(0x20000, 0x2FA20),
        range(0x30000, 0x323B0),
    )
)
OTHERS = tuple(chain(range(0x3400), range(0xA000, 0xAC00), range(0xD7B0, 0xD800), range(0xFB00, 0x1FC00)))


def is_word(character: str) -> bool:
    """Letters, digits and Han: what a word is made of."""
    return unicodedata.category(character)[0] in "LN"


def is_latin(character: str) -> bool:
    """A letter of the Latin script."""
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def is_foreign(character: str) -> bool:
    """A letter of a script whose letters are drawn like Latin ones (the scripts that the table of look-alikes knows)."""
    return script_of(character) in foreign_scripts() and character.isalpha()


def script_of(character: str) -> str:
    """First word of the character's Unicode name, which for letters is the script."""
    return unicodedata.name(character, "").partition(" ")[0]


@cache
def look_alikes() -> dict[str, str]:
    """Letter of another script -> the Latin letter it is drawn like."""
    return {letter: latin for letter, latin in read_pairs("lookalikes.csv").items() if not is_latin(letter)}


@cache
def foreign_scripts() -> frozenset[str]:
    """Scripts that have at least one look-alike."""
    return frozenset(script_of(letter) for letter in look_alikes())


@cache
def punctuation() -> dict[str, str]:
    """Punctuation -> ASCII."""
    return read_pairs("punctuation.csv")


@cache
def invisible() -> frozenset[str]:
    """Characters that show nothing."""
    ranges = ((int(first, 16), int(last, 16)) for first, last, _ in read_rows("invisible.csv"))
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


@cache
def han_variants() -> dict[str, str]:
    """Han -> simplified Han: OpenCC per character, Japanese and Hong Kong forms where they are not in GB 2312, radicals."""
    listed = "".join(map(chr, HAN))
    simplified = _convert("t2s", listed)
    regional = _convert("hk2s", _convert("jp2t", listed))
    pairs = {a: b if a != b or _is_ordinary(a) else c for a, b, c in zip(listed, simplified, regional, strict=True)}
    return {a: b for a, b in pairs.items() if a != b} | read_pairs("han_variants.csv")


def _convert(config: str, text: str) -> str:
    """OpenCC without phrases: each character on its own line."""
    return "".join(opencc.OpenCC(config).convert("\n".join(text)).split("\n"))


def _is_ordinary(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def fold_character(character: str) -> tuple[str, Hiding]:
    """The plain form (empty: invisible; letters of other scripts stay) and how the character hid it."""
    plain, hiding = _fold_once(character)
    for _ in range(3):  # a raised ᶢ shows ɡ, and ɡ shows g
        parts = [_fold_once(one) for one in plain] if plain != character else []
        deeper = "".join(part for part, _ in parts)
        if not parts or deeper == plain:
            break
        plain, hiding = deeper, reduce(or_, (how for _, how in parts), hiding)
    return plain, hiding


def _fold_once(character: str) -> tuple[str, Hiding]:
    if character in invisible():
        return "", Hiding.NONE
    if 0xD800 <= ord(character) < 0xE000:
        return "\ufffd", Hiding.NONE
    plain, hiding = (punctuation()[character], Hiding.NONE) if character in punctuation() else _reveal(character)
    for _ in range(4):
        plain, before = _simplify(plain), plain
        if plain == before:
            break
    return plain, hiding


def _reveal(character: str) -> tuple[str, Hiding]:
    """One step: the styled, enclosed or marked letter, digit or Han inside the character."""
    name = unicodedata.name(character, "")
    if found := NAMED_LETTER.fullmatch(name):
        return found[1], Hiding.STYLED
    if found := DRAWN_LETTER.fullmatch(name):
        ordinary = ord(character) in ORDINARY_MARKS
        return found[1] or found[2], Hiding.NONE if ordinary else Hiding.LOOKALIKE
    digit = _digits(character, name)
    if digit:
        return digit, Hiding.STYLED if unicodedata.decomposition(character).startswith("<font>") else Hiding.NONE
    plain = unicodedata.normalize("NFKC", character)
    tag = unicodedata.decomposition(character).partition(" ")[0]
    if found := BRACKETED.fullmatch(plain) if tag in ("<compat>", "<circle>") else None:
        plain = found[1] or found[2] or found[3]
    styled = tag in STYLED_TAGS[:4] and plain.isalpha() and len(plain) == 1 and character not in ORDINARY_SIGNS
    return plain, Hiding.STYLED if styled else Hiding.NONE


def _digits(character: str, name: str) -> str:
    """Digits of other scripts and enclosed numbers as ASCII digits; empty for anything else."""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    value = unicodedata.numeric(character, -1.0)
    enclosed = "CIRCLED" in name and unicodedata.category(character) == "No" and value >= 0
    return str(int(value)) if enclosed else ""


def _simplify(text: str) -> str:
    """One step over already revealed characters: case, width, white space, punctuation, marks, Han variants."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_simplify_one(character) for character in folded if character not in invisible())


def _simplify_one(character: str) -> str:
    if character in SPACES:
        return " "
    plain = punctuation().get(character) or han_variants().get(character) or character
    base = unicodedata.normalize("NFD", plain)[0]
    return base if is_latin(base) else plain
