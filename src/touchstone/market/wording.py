"""The words of the market: the TOML lists of words/ as one flat vocabulary, and pools: which entries form a list."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("zh", "en")
ABSENT = -1  # the token index that stands for no token

Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pool:
    """Lists of consecutive vocabulary entries; `start` and `count` are over (language,) or (group, language)."""

    start: Indices
    count: Indices

    def draw(self, rng: np.random.Generator, *place: Indices) -> Indices:
        """One entry for each place, each entry of a list equally likely; ABSENT where the list is empty."""
        start, count = self.start[place], self.count[place]
        drawn = start + (rng.random(len(start)) * count).astype(np.int32)
        return np.where(count > 0, drawn, ABSENT).astype(np.int32)


class Vocabulary:
    """Grows while pools are made; then a plain list of strings."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def add(self, words: Iterable[str]) -> tuple[int, int]:
        """Append a list; its start and count."""
        start = len(self.words)
        self.words.extend(words)
        return start, len(self.words) - start

    def pool(self, lists: Iterable[Iterable[str]]) -> Pool:
        """A pool over one axis, a list for each place."""
        start, count = zip(*[self.add(words) for words in lists], strict=True)
        return Pool(np.array(start, np.int32), np.array(count, np.int32))

    def grid(self, rows: Iterable[Iterable[Iterable[str]]]) -> Pool:
        """A pool over two axes."""
        pools = [self.pool(row) for row in rows]
        return Pool(np.stack([pool.start for pool in pools]), np.stack([pool.count for pool in pools]))


@dataclass(frozen=True, slots=True)
class Wording:
    """`lists` are those of phrases.toml. A goods group has nouns, points, sizes, price (CNY), spread, luxury factor."""

    lists: dict[str, Pool]
    groups: tuple[str, ...]
    nouns: Pool
    points: Pool
    sizes: Pool
    price: NDArray[np.float64]
    spread: NDArray[np.float64]
    luxury: NDArray[np.float64]
    innocent: Pool
    innocent_price: NDArray[np.float64]
    category_of: dict[int, str]  # vocabulary entry of a noun -> category of its goods
    reviews: dict[str, Pool]
    descriptions: dict[str, Pool]
    names: dict[str, tuple[str, ...]]


def read_words(name: str) -> dict[str, Any]:
    """One TOML file of words/."""
    return tomllib.loads((WORDS / name).read_text("utf-8"))


@cache
def load_words() -> tuple[dict[str, Any], dict[str, Any]]:
    """Goods and phrases, read once per process."""
    return read_words("goods.toml"), read_words("phrases.toml")


def read_wording(vocabulary: Vocabulary) -> Wording:
    """Put every shipped word into the vocabulary."""
    goods, phrases = load_words()
    groups = goods["group"]
    innocent = phrases["innocent"]["goods"]
    nouns = vocabulary.grid([[noun[k] for noun in group["nouns"]] for k in (0, 1)] for group in groups)
    claims = vocabulary.pool([[item[k] for item in innocent] for k in (0, 1)])
    return Wording(
        lists=read_lists(vocabulary, phrases),
        groups=tuple(group["name"] for group in groups),
        nouns=nouns,
        points=vocabulary.grid([group[language] for language in LANGUAGES] for group in groups),
        sizes=vocabulary.grid([group["sizes"], group["sizes"]] for group in groups),
        price=np.array([group["price"] for group in groups], np.float64),
        spread=np.array([group["spread"] for group in groups], np.float64),
        luxury=np.array([group["luxury"] for group in groups], np.float64),
        innocent=claims,
        innocent_price=np.array([item[3] for item in innocent], np.float64),
        category_of=read_categories(nouns, claims, groups, innocent),
        reviews=read_lists(vocabulary, phrases["reviews"]),
        descriptions=read_lists(vocabulary, phrases["descriptions"]),
        names={name: tuple(words) for name, words in phrases["names"].items()},
    )


def read_lists(vocabulary: Vocabulary, table: dict[str, Any]) -> dict[str, Pool]:
    """A pool over the languages for each list that both languages have."""
    return {name: vocabulary.pool(table[language][name] for language in LANGUAGES) for name in table["zh"]}


def read_categories(nouns: Pool, claims: Pool, groups: list[Any], innocent: list[Any]) -> dict[int, str]:
    """The category of each noun and innocent article: a shelf in Chinese, group/noun in English."""
    lists = [(nouns.start[g], group["nouns"], group["name"]) for g, group in enumerate(groups)]
    lists.append((claims.start, innocent, "other"))
    chinese = {int(start[0]) + k: str(item[2]) for start, items, _ in lists for k, item in enumerate(items)}
    english = {int(start[1]) + k: f"{name}/{item[1]}" for start, items, name in lists for k, item in enumerate(items)}
    return chinese | english
