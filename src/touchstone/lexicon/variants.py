"""The ways in which sellers write a name to be overlooked: masked, look-alike, pinyin, cut short."""

from collections.abc import Iterator

from pypinyin import lazy_pinyin

from touchstone.lexicon.spelling import MASK_SIGNS, Spelling, cut, is_han

LOOKALIKES = {
    "o": "0",
    "i": "1l",
    "l": "1i",
    "e": "3",
    "a": "4",
    "s": "5",
    "b": "8",
    "t": "7",
    "z": "2",
    "g": "9",
    "u": "v",
}
MASKED = MASK_SIGNS[0]
LEAST_TWICE, MOST_TWICE = 5, 10  # letters of a name in which two may be masked
MIDDLE = (5, 6)  # letters of a piece from the middle of a name


def is_latin(text: str) -> bool:
    """Say whether every symbol is an ASCII letter."""
    return text.isascii() and text.isalpha()


def is_all_han(text: str) -> bool:
    """Say whether every symbol is Han or kana."""
    return bool(text) and all(is_han(char) for char in text)


def mask_latin(spelling: Spelling, sought: bool, first: bool) -> Iterator[Spelling]:
    """Yield ch*nel, cha*: one run replaced inside or at the end, three letters kept.

    Of a `sought` brand (target of the replica trade) the run may have any length, and of its `first` name two letters
    are enough before a final mask: ch*.
    """
    size = len(spelling.text)
    for start in range(1, size):
        longest = size if sought else min(size, start + 3)
        for end in range(start + 1, longest + 1):
            kept = size - (end - start)
            needed = 2 if first and end == size > 3 and start == 2 else 3
            if kept >= needed and (sought or 2 * kept >= size):
                yield cut(spelling, start, end, MASKED)


def mask_twice(spelling: Spelling) -> Iterator[Spelling]:
    """Yield ch*n*l: two letters inside masked one by one, three or more and the first kept."""
    size = len(spelling.text)
    for left in range(1, size - 2 if LEAST_TWICE <= size <= MOST_TWICE else 0):
        for right in range(left + 2, size):
            yield cut(cut(spelling, right, right + 1, MASKED), left, left + 1, MASKED)


def mask_han(spelling: Spelling, first: bool) -> Iterator[Spelling]:
    """Yield 香*儿, 香奈*, and of a sought brand's `first` name 香*: the first character is always kept."""
    size = len(spelling.text)
    for start in range(1, size):
        for end in range(start + 1, size + 1):
            kept = size - (end - start)
            if (kept >= 2 and (end == size or end - start <= 2)) or (first and kept == 1):
                yield cut(spelling, start, end, MASKED)


def swap_lookalikes(spelling: Spelling) -> Iterator[Spelling]:
    """Yield d1or, roiex, l0uis: all letters of one class replaced, or one of them."""
    text = spelling.text
    for letter, others in LOOKALIKES.items():
        places = [place for place, char in enumerate(text) if char == letter]
        for other in others if places else "":
            yield Spelling(text.replace(letter, other), spelling.breaks)
            for place in places if len(places) > 1 else ():
                yield cut(spelling, place, place + 1, other)


def drop_letter(spelling: Spelling) -> Iterator[Spelling]:
    """Yield burbery, lacote: one letter left out, or two neighbours swapped; the first letter stays.

    The last letter stays too: without it a name is a piece, and often a word (Laurent: Lauren, Double A: double).
    """
    text = spelling.text
    for place in range(1, len(text)):
        if place + 1 < len(text):
            yield cut(spelling, place, place + 1, "")
            yield Spelling(text[:place] + text[place + 1] + text[place] + text[place + 2 :], spelling.breaks)


def write_pinyin(spelling: Spelling) -> Iterator[Spelling]:
    """Yield xiangnaier, and with one character in letters: 香nai儿."""
    syllables = lazy_pinyin(spelling.text)
    breaks = sum(1 << sum(map(len, syllables[:place])) for place in range(1, len(syllables)))
    yield Spelling("".join(syllables), breaks)
    if len(syllables) > 2:
        for place, syllable in enumerate(syllables):
            yield cut(spelling, place, place + 1, syllable)


def cut_short(spelling: Spelling) -> Iterator[Spelling]:
    """Yield bale, ciaga, nciag: the start, the end or the middle of a name.

    Four letters or more (three where that is most of the name), five or six from the middle.
    """
    size = len(spelling.text)
    for length in range(3 if size <= 5 else 4, size):
        yield cut(spelling, length, size, "")
        yield cut(spelling, 0, size - length, "")
        for start in range(1, size - length) if length in MIDDLE else ():
            yield Spelling(spelling.text[start : start + length], 0)
