"""Texts as the search reads them: folded (width, case, traditional and styled characters), then cut into tokens.

Han, kana and hangul are written without spaces, so their tokens are each character and each pair of neighbours; other letters and
digits are taken as whole words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from touchstone.reading.characters import fold_character

LONGEST = 60
"""Characters of a word that count; PostgreSQL refuses lexemes of more than two kilobytes."""
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U000323af"
RUN = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|(?P<word>[^\W_{UNSPACED}]+)")


class _Folding(dict[int, str]):
    """Each character's plain form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = fold_character(chr(code))[0].replace("\x00", "")
        self[code] = plain
        return plain


FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks of a text: each `run` stands in it as it is, each `word` begins one of its words."""

    folded: str
    runs: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing that could be looked for."""
        return not self.runs and not self.words


def fold(text: str) -> str:
    """The plain form of a text; runs of white space become one space."""
    return " ".join(text.translate(FOLDING).split())


def tokens_of(folded: str) -> list[str]:
    """The tokens of a folded text, with repetitions."""
    tokens: list[str] = []
    for run, word in RUN.findall(folded):
        if run:
            tokens += run
            tokens += pairs_of(run)
        else:
            tokens.append(word[:LONGEST])
    return tokens


def pairs_of(run: str) -> list[str]:
    """Each two neighbours."""
    return list(map(add, run, run[1:]))


def words_column(texts: Iterable[str]) -> str:
    """The tokens of folded texts, each once, between spaces: what the full-text index reads."""
    return " ".join(dict.fromkeys(token for text in texts for token in tokens_of(text)))


def read_query(text: str) -> Query:
    """A question as it was typed; of more than twenty parts the first twenty count."""
    folded = fold(text)[:400]
    found = list(RUN.finditer(folded))[:20]
    runs = tuple(match["unspaced"] for match in found if match["unspaced"])
    words = tuple(match["word"][:LONGEST] for match in found if match["word"])
    return Query(folded, tuple(dict.fromkeys(runs)), tuple(dict.fromkeys(words)))


def tokens_wanted(query: Query) -> tuple[list[str], list[str]]:
    """(tokens that must be there whole, words that must begin one)."""
    whole = [token for run in query.runs for token in (pairs_of(run) or [run])]
    return list(dict.fromkeys(whole)), list(query.words)


def agrees(query: Query, texts: Iterable[str]) -> bool:
    """The plain reference: whether folded texts hold what the query asks; the database must find the same."""
    held = list(texts)
    words = [match["word"][:LONGEST] for text in held for match in RUN.finditer(text) if match["word"]]
    return all(any(run in text for text in held) for run in query.runs) and all(
        any(word.startswith(wanted) for word in words) for wanted in query.words
    )
