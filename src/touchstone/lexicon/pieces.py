"""Which brand a short line means that is only a piece of a name, misspelled, masked or written by its sound.

A supplier's post or an importer's list names brands so: 𝗵𝗮𝗻𝗲, 始*, 芬弟, chroe, H. Inside a title such pieces are ordinary
words; a line that says nothing else is judged by the brand it suits best.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from pypinyin import lazy_pinyin

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.spelling import MASK_SIGNS, is_han, spell

LONGEST_LATIN, LONGEST_HAN = 16, 6
LEAST_MISSPELLED = 5  # letters of a piece in which one may be wrong
HOUSE = "家"  # what follows a letter or a character that stands for a brand: h家, 驴家
MASK = MASK_SIGNS[0]
NONE = (0.0, -1)
WELL_KNOWN = 20  # writings in use: the more a brand is copied, the more the trade has for it
LETTERS_OF_DIGITS = str.maketrans("0135", "oies")
SAME_SOUNDS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
SOUGHT, MAIN_NAME, AT_START, AT_WORD, AT_END, INITIALS = 2.0, 1.0, 1.5, 1.2, 0.8, 2.2


@dataclass(frozen=True, slots=True)
class Pieces:
    """The best brand of every name, of every piece of one, and of every name by its sound: (rank, index) by text."""

    whole: dict[str, tuple[float, int]]
    written: dict[str, tuple[float, int]]
    sounding: dict[str, tuple[float, int]]


_MADE: dict[int, tuple[Lexicon, Pieces]] = {}


def list_pieces(lexicon: Lexicon) -> Pieces:
    """The pieces of all names of `lexicon`, made once; the lexicon is kept, so that its id cannot name another one."""
    made = _MADE.get(id(lexicon))
    if made is None:
        pieces = Pieces({}, {}, {})
        for index, brand in enumerate(lexicon.brands):
            add_brand(pieces, brand, index)
        made = _MADE[id(lexicon)] = (lexicon, pieces)
    return made[1]


def add_brand(pieces: Pieces, brand: Brand, index: int) -> None:
    """Add the pieces of one brand's names, its models and what stands for it with 家."""
    others = (*brand.aliases, *brand.misspellings, *brand.sounds, *brand.nicknames, *brand.ambiguous)
    named = [(name, MAIN_NAME) for name in (brand.name_en, brand.name_zh)] + [(name, 0.0) for name in others]
    sought = (SOUGHT if brand.luxury else 0.0) + min(len(others), WELL_KNOWN) / WELL_KNOWN
    for name, rank in named:
        words = [word for word in map(spelled, name.split()) if word]
        whole = spelled(name)
        for held in (pieces.whole, pieces.written):
            keep(held, spell(name).text, (rank + sought + AT_START + 1, index))
        for text, more in ((whole, AT_START), *((word, AT_WORD) for word in words[1:])):
            for piece, place in cut(text):
                keep(
                    pieces.written,
                    piece,
                    (rank + sought + (more if place == 0 else place) + len(piece) / len(whole), index),
                )
        if len(words) > 1 and whole.isascii():
            keep(pieces.written, "".join(word[0] for word in words), (rank + sought + INITIALS, index))
        if whole.endswith(HOUSE) and len(whole) == 2:
            keep(pieces.written, whole[0], (sought, index))
        keep(pieces.written, whole[:1] + HOUSE, (rank + sought, index))
        if len(whole) > 1 and all(map(is_han, whole)):
            keep(pieces.sounding, sound(whole), (rank + sought, index))
    for model in brand.models:
        for held in (pieces.whole, pieces.written):
            keep(held, spelled(model), (sought + (0.0 if model in brand.ambiguous else MAIN_NAME), index))


def keep(held: dict[str, tuple[float, int]], text: str, found: tuple[float, int]) -> None:
    """Remember the better of two brands; the first of two equals."""
    if text and (text not in held or found[0] > held[text][0]):
        held[text] = found


def cut(text: str) -> Iterator[tuple[str, float]]:
    """Yield the pieces of a name and what their place adds; 0 for those at its start."""
    size, least = len(text), 2 if text and is_han(text[0]) else 3
    for start in range(size):
        for end in range(start + (2 if start == 0 else least), size + 1):
            yield text[start:end], 0.0 if start == 0 else AT_END if end == size else 0.4


def spelled(name: str) -> str:
    """A name as the reading folds it, without its masks."""
    return spell(name).text.replace(MASK, "")


def sound(text: str) -> str:
    """How a Chinese name sounds, near sounds made the same."""
    syllables = " ".join(lazy_pinyin(text))
    for long, short in SAME_SOUNDS:
        syllables = syllables.replace(long, short)
    return syllables


def find_piece(line: str, lexicon: Lexicon, said: bool = False) -> int:
    """Index of the brand that a line means which is nothing but a piece of its name, or -1.

    A line that has a meaning of its own (`said`) must be all of a name.
    """
    as_given = spell(line).text
    masked, text = MASK in as_given, as_given.replace(MASK, "")
    han = any(map(is_han, text))
    if not text or len(text) > (LONGEST_HAN if han else LONGEST_LATIN):
        return -1
    pieces = list_pieces(lexicon)
    if said or (len(text) == 1 and line.strip() == text):
        return pieces.whole.get(as_given, NONE)[1]
    found = (
        pieces.written.get(as_given)
        or pieces.written.get(text)
        or pieces.written.get(text.translate(LETTERS_OF_DIGITS))
    )
    if found is None and text.endswith(HOUSE):
        found = pieces.written.get(text.removesuffix(HOUSE))
    if found is None and masked and len(text) == 1:
        starts = [(held[0], held[1]) for piece, held in pieces.written.items() if piece[0] == text and len(piece) > 1]
        found = max(starts, default=None, key=lambda held: (held[0], -held[1]))
    if found is None and han and len(text) > 1:
        found = pieces.sounding.get(sound(text))
    if found is None and not han and len(text) >= LEAST_MISSPELLED:
        found = max((pieces.written[near] for near in misspell(text) if near in pieces.written), default=None)
    return found[1] if found else -1


def misspell(text: str) -> Iterator[str]:
    """Yield every text of letters that differs in one: left out, put in, replaced, swapped with its neighbour."""
    for place in range(len(text) + 1):
        head, tail = text[:place], text[place:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
