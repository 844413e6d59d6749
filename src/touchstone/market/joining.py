"""Joins tokens to texts, a whole chunk at once, and says where one token of each text came to stand."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.market.wording import ABSENT, Indices

Flags = NDArray[np.bool_]


class TokenTable:
    """The words that tokens stand for: the fixed vocabulary, then what one chunk adds (obfuscated words, contacts)."""

    def __init__(self, words: list[str]) -> None:
        self.fixed = measure([*words, " "])
        self.space = len(words)
        self.added: list[str] = []

    def add(self, word: str) -> int:
        """The token of a new word."""
        self.added.append(word)
        return self.space + len(self.added)

    def clear(self) -> None:
        """Forget what was added."""
        self.added.clear()

    def columns(self) -> "TokenColumns":
        """Everything as columns, indexed by token."""
        if not self.added:
            return self.fixed
        more = measure(self.added)
        return TokenColumns(
            pa.concat_arrays([self.fixed.words, more.words]),
            np.concatenate([self.fixed.length, more.length]),
            np.concatenate([self.fixed.starts_latin, more.starts_latin]),
            np.concatenate([self.fixed.ends_latin, more.ends_latin]),
        )


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """Per token its word, length in characters, and whether it starts (ends) with a Latin letter or a digit."""

    words: pa.StringArray
    length: Indices
    starts_latin: Flags
    ends_latin: Flags


def measure(words: list[str]) -> TokenColumns:
    """The columns of some words."""
    return TokenColumns(
        pa.array(words, pa.string()),
        np.array([len(word) for word in words], np.int32),
        np.array([is_wordlike(word[:1]) for word in words], np.bool_),
        np.array([is_wordlike(word[-1:]) for word in words], np.bool_),
    )


def is_wordlike(character: str) -> bool:
    """Whether two such characters side by side would read as one word."""
    return character.isalnum() and not "\u3400" <= character <= "\u9fff"


def join_tokens(
    table: TokenColumns, space: int, tokens: NDArray[np.int32], spaced: Flags, mark: NDArray[np.intp]
) -> tuple[pa.StringArray, Indices, Indices]:
    """Join each row of `tokens` (rows, places); ABSENT is left out.

    `spaced` (rows, places) asks for a space behind a token; Latin words are kept apart
    anyway. `mark` (rows,) is the place whose token's span is wanted. Returns the texts, and start
    and end of that token (characters; -1, -1 where it is absent).
    """
    row, place = np.nonzero(tokens != ABSENT)
    flat = tokens[row, place]
    last = np.append(row[1:] != row[:-1], True)
    apart = spaced[row, place]
    apart[:-1] |= table.ends_latin[flat[:-1]] & table.starts_latin[flat[1:]]
    apart &= ~last
    step = 1 + apart.astype(np.int32)
    position = np.cumsum(step) - step
    sequence = np.full(int(step.sum()), space, np.int32)
    sequence[position] = flat
    sizes = np.bincount(row, weights=step, minlength=len(tokens))
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    texts = pc.binary_join(pa.ListArray.from_arrays(offsets, table.words.take(pa.array(sequence))), "")
    start, end = locate(table.length[sequence], offsets, row, position, place == mark[row])
    return texts, start, end


def locate(
    length: Indices, offsets: Indices, row: NDArray[np.intp], position: Indices, wanted: Flags
) -> tuple[Indices, Indices]:
    """Start and end, within its text, of the wanted token of each row; -1, -1 without one."""
    before = np.concatenate([[0], np.cumsum(length)])
    start = np.full(len(offsets) - 1, -1, np.int32)
    end = start.copy()
    rows, places = row[wanted], position[wanted]
    start[rows] = before[places] - before[offsets[rows]]
    end[rows] = before[places + 1] - before[offsets[rows]]
    return start, end
