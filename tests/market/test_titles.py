"""Titles by kind, seen in whole chunks."""

import pyarrow as pa
import pytest

from tests.market.telltales import phrases
from touchstone.market.kind import ListingKind
from touchstone.market.wording import load_words

K = ListingKind


@pytest.fixture(scope="module")
def titles(chunk: dict[str, pa.RecordBatch]) -> dict[str, list[str]]:
    """The titles of each kind."""
    found: dict[str, list[str]] = {}
    kinds = chunk["truth_listings"].column("kind").to_pylist()
    for kind, title in zip(kinds, chunk["listings"].column("title").to_pylist(), strict=True):
        found.setdefault(kind, []).append(title)
    return found


def share(titles: list[str], words: list[str]) -> float:
    return sum(any(word in title for word in words) for title in titles) / len(titles)


@pytest.mark.parametrize(
    ("kind", "name", "low", "high"),
    [
        (K.HONEST_SECOND_HAND, "second_hand", 0.8, 1.0),
        (K.HONEST_OUTLET, "outlet", 0.8, 1.0),
        (K.HONEST_RESELLER, "reseller", 0.4, 0.8),
        (K.HONEST_COMPATIBLE, "device_nouns", 1.0, 1.0),
        (K.HONEST_COMPATIBLE, "compatible", 0.7, 0.95),
        (K.HONEST_PLACEHOLDER, "placeholder", 1.0, 1.0),
        (K.HIDDEN_LINK, "hidden", 1.0, 1.0),
        (K.DIVERTED, "vague_goods", 1.0, 1.0),
        (K.REPLICA_UNAUTHORISED, "authority", 1.0, 1.0),
        (K.REPLICA_OPEN, "claim", 0.5, 0.95),
        (K.HONEST_NEW, "authority", 0.2, 0.6),
        (K.REPLICA_QUIET, "claim", 0.0, 0.15),
    ],
)
def test_a_kind_says_what_its_habit_is(
    titles: dict[str, list[str]], kind: K, name: str, low: float, high: float
) -> None:
    assert low <= share(titles[kind.value], phrases(name)) <= high


def test_innocent_articles_keep_their_whole_name(titles: dict[str, list[str]]) -> None:
    names = [name for article in load_words()[1]["innocent"]["goods"] for name in article[:2]]
    assert share(titles[K.INNOCENT_CLAIM_WORD.value], names) == 1.0


def test_innocent_articles_use_words_that_replicas_use(titles: dict[str, list[str]]) -> None:
    assert share(titles[K.INNOCENT_CLAIM_WORD.value], phrases("claim")) > 0.3


def test_honest_titles_deny_being_replicas_now_and_then(titles: dict[str, list[str]]) -> None:
    assert share(titles[K.HONEST_SECOND_HAND.value], phrases("denial")) > 0.005


def test_titles_are_seldom_the_same(titles: dict[str, list[str]]) -> None:
    goods = titles[K.HONEST_UNBRANDED.value] + titles[K.HONEST_NEW.value]
    assert len(set(goods)) > 0.97 * len(goods)


def test_titles_are_as_long_as_titles_are(titles: dict[str, list[str]]) -> None:
    lengths = sorted(len(title) for title in titles[K.HONEST_NEW.value])
    assert 15 < lengths[len(lengths) // 2] < 60
    assert lengths[-1] < 200
