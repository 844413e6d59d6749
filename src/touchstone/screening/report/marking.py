"""Cuts a text where evidence begins and ends, and shows the characters that would not show themselves."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
# Marks that are laid over the letter before them; stacked, they would cover the page.
OVERLAYS = (
    range(0x0300, 0x0370),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE20, 0xFE30),
)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters that show, or one that does not: then `code` is its name, like U+200B."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text under the same evidence; `pieces` are indices of the evidence, none for plain text."""

    glyphs: tuple[Glyphs, ...]
    pieces: tuple[int, ...]


def mark_text(text: str, spans: Sequence[tuple[int, int, int]]) -> list[Stretch]:
    """Stretches in order, together the whole text. `spans` are (start, end, piece) in characters; parts outside are left off."""
    inside = [(max(start, 0), min(end, len(text)), piece) for start, end, piece in spans]
    inside = [span for span in inside if span[0] < span[1]]
    cuts = sorted({0, len(text), *(start for start, _, _ in inside), *(end for _, end, _ in inside)})
    stretches = []
    for start, end in pairwise(cuts):
        pieces = tuple(sorted({piece for a, b, piece in inside if a <= start and end <= b}))
        stretches.append(Stretch(tuple(show(text[start:end])), pieces))
    return stretches


def show(text: Iterable[str]) -> Iterator[Glyphs]:
    """Runs of characters that show, and each one that does not by its code: control, format, private, unassigned, overlaid."""
    for hidden, run in groupby(text, key=_is_unseen):
        if hidden:
            yield from (Glyphs("", f"U+{ord(character):04X}") for character in run)
        else:
            yield Glyphs("".join(run))


def _is_unseen(character: str) -> bool:
    if character == "\n":
        return False
    return unicodedata.category(character) in UNSEEN or any(ord(character) in block for block in OVERLAYS)
