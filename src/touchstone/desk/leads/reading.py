"""A text as a reviewer sees it: what screening points at and what is hidden is marked, with what it reads as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from touchstone.reading.restoring import read_one

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `reads_as` is empty where it is written as it reads."""

    text: str
    reads_as: str = ""
    is_marked: bool = False


def pieces_of(text: str, spans: Iterable[Span] = ()) -> Sequence[Piece]:
    """The whole text in order, cut where a mark begins and ends; joined, the pieces are the text.

    `spans` are those of signals, in characters of the text; what the folding finds hidden is marked besides.
    """
    if not text:
        return ()
    marked, reading = [False] * len(text), [""] * len(text)
    for start, end in spans:
        marked[max(start, 0) : end] = [True] * len(text[max(start, 0) : end])
    folded = read_one(text)
    columns = (folded.starts, folded.ends, folded.codes, folded.hiding)
    for start, end, code, hiding in zip(*(column.tolist() for column in columns), strict=True):
        reading[start] += chr(code)
        if hiding:
            marked[start:end] = [True] * (end - start)
    cut = groupby(range(len(text)), key=marked.__getitem__)
    return [_piece(text, reading, list(places), is_marked) for is_marked, places in cut]


def _piece(text: str, reading: Sequence[str], places: Sequence[int], is_marked: bool) -> Piece:
    written = "".join(text[place] for place in places)
    reads_as = "".join(reading[place] for place in places) if is_marked else ""
    return Piece(written, "" if reads_as == written.lower() else reads_as, is_marked)
