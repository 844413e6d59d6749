"""How sellers hide a word from a filter: one named tactic per row of TACTICS."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from pypinyin import Style, lazy_pinyin

from touchstone.market.glyphs import (
    INVISIBLES,
    LOOKALIKE_CAPITALS,
    LOOKALIKE_LETTERS,
    MASKS,
    SEPARATORS,
    STROKE,
    STYLED_ALPHABETS,
    STYLED_DIGITS,
    lookalike_han,
    same_sound,
)
from touchstone.vocabulary.hiding import Hiding

Span = tuple[int, int]
Rewrite = Callable[[Random, str], str]


@dataclass(frozen=True, slots=True)
class Tactic:
    """`rewrite` turns a word into another writing of it; unchanged where the tactic does not apply."""

    name: str
    hiding: Hiding
    rewrite: Rewrite

    def __call__(self, rng: Random, text: str, span: Span) -> str:
        """`text` with the characters of `span` (start, end) rewritten; nothing outside of the span changes."""
        start, end = span
        return text[:start] + self.rewrite(rng, text[start:end]) + text[end:]


def span_after(text: str, span: Span, hidden: str) -> Span:
    """Where the word of `span` in `text` stands in `hidden`, the text that a tactic returned."""
    return span[0], span[1] + len(hidden) - len(text)


def is_han(character: str) -> bool:
    """Whether the character is a Han character of the basic block."""
    return "\u4e00" <= character <= "\u9fff"


def is_latin(character: str) -> bool:
    """Whether the character is an unaccented Latin letter."""
    return character.isascii() and character.isalpha()


def style_letters(rng: Random, word: str) -> str:
    """𝗕𝗮𝗹𝗲𝗻: letters of a mathematical or circled alphabet, circled digits."""
    capital, small = rng.choice(STYLED_ALPHABETS)

    def style(c: str) -> str:
        if not is_latin(c):
            return STYLED_DIGITS.get(c, c)
        return chr(capital + ord(c) - 65) if c.isupper() else chr(small + ord(c) - 97)

    return "".join(map(style, word))


def swap_letters(rng: Random, word: str) -> str:
    """nіke: at least one letter, on average a third, taken from another script or from the digits."""
    table = LOOKALIKE_LETTERS | LOOKALIKE_CAPITALS
    return _swap_some(rng, word, {c: tuple(table[c]) for c in set(word) if c in table}, 0.35)


def swap_han(rng: Random, word: str) -> str:
    """柰克: one or more Han replaced by ones that look like them."""
    table = lookalike_han()
    return _swap_some(rng, word, {c: (table[c],) for c in set(word) if c in table}, 0.4)


def swap_sounds(rng: Random, word: str) -> str:
    """耐刻: one or more Han replaced by ones that sound like them."""
    table = same_sound()
    return _swap_some(rng, word, {c: table[c] for c in set(word) if table.get(c)}, 0.3)


def _swap_some(rng: Random, word: str, table: dict[str, tuple[str, ...]], share: float) -> str:
    places = [place for place, c in enumerate(word) if c in table]
    if not places:
        return word
    chosen = {rng.choice(places), *(place for place in places if rng.random() < share)}
    return "".join(rng.choice(table[c]) if place in chosen else c for place, c in enumerate(word))


def insert_invisible(rng: Random, word: str) -> str:
    """Zero-width characters between the letters."""
    return _join_some(rng, word, rng.choice(INVISIBLES), 0.5)


def strike_through(_rng: Random, word: str) -> str:
    """c̶h̶a̶n̶e̶l̶: a combining stroke over every character."""
    return "".join(c if c.isspace() else c + STROKE for c in word)


def insert_symbols(rng: Random, word: str) -> str:
    """耐.克: one symbol between characters."""
    return _join_some(rng, word, rng.choice(SEPARATORS), 0.5)


def set_apart(_rng: Random, word: str) -> str:
    """n i k e: a space between all characters."""
    return " ".join(word)


def _join_some(rng: Random, word: str, mark: str, share: float) -> str:
    if len(word) < 2:
        return word
    sure = rng.randrange(1, len(word))
    pieces = [mark + c if place == sure or (place and rng.random() < share) else c for place, c in enumerate(word)]
    return "".join(pieces)


def mask_inside(rng: Random, word: str) -> str:
    """ch*nel: one or two letters inside the word covered, the first and the last kept."""
    inner = [place for place in range(1, len(word) - 1) if word[place].isalnum()]
    if len(word) < 3 or not inner:
        return mask_tail(rng, word)
    covered = set(rng.sample(inner, min(len(inner), 1 + (len(word) > 5))))
    mark = rng.choice(MASKS)
    return "".join(mark if place in covered else c for place, c in enumerate(word))


def mask_tail(rng: Random, word: str) -> str:
    """香～: the beginning, then a mask."""
    if len(word) < 2:
        return word
    keep = 1 if is_han(word[0]) and len(word) < 4 else (len(word) + 1) // 2
    return word[:keep] + rng.choice(MASKS)


def spell_pinyin(_rng: Random, word: str) -> str:
    """xiangnaier: the Han written as they sound."""
    if not any(map(is_han, word)):
        return word
    return "".join(lazy_pinyin(word, style=Style.NORMAL))


TACTICS: tuple[Tactic, ...] = (
    Tactic("styled", Hiding.STYLED, style_letters),
    Tactic("lookalike_letters", Hiding.LOOKALIKE, swap_letters),
    Tactic("lookalike_han", Hiding.LOOKALIKE, swap_han),
    Tactic("homophone", Hiding.HOMOPHONE, swap_sounds),
    Tactic("zero_width", Hiding.INVISIBLE, insert_invisible),
    Tactic("struck", Hiding.INVISIBLE, strike_through),
    Tactic("decorated", Hiding.DECORATED, insert_symbols),
    Tactic("split", Hiding.SPLIT, set_apart),
    Tactic("masked_inside", Hiding.MASKED, mask_inside),
    Tactic("masked_tail", Hiding.MASKED, mask_tail),
    Tactic("pinyin", Hiding.PINYIN, spell_pinyin),
)
# Tactics of the title grammar: the brand itself knows its nicknames and how it is written wrongly.
NICKNAME, MISSPELT = "nickname", "misspelt"


def hide(rng: Random, word: str) -> tuple[str, str]:
    """The word hidden by a tactic drawn from those that change it, and the tactic's name; ("", unchanged) for none."""
    for tactic in rng.sample(TACTICS, len(TACTICS)):
        hidden = tactic.rewrite(rng, word)
        if hidden != word:
            return hidden, tactic.name
    return word, ""
