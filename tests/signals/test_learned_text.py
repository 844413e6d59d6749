"""The signal reports the model's probability, with the model's name and the word that told it most."""

from dataclasses import replace

import pytest

from tests.signals.pipeline import prepare_titles
from tests.signals.text_titles import COUNTERFEITS, OTHERS, small_model
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Example
from touchstone.signals.learned_text import FLOOR, SIGNAL, detect
from touchstone.signals.text_model import predict
from touchstone.signals.text_model_file import load_default

MODEL = small_model()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def batch(lexicon: Lexicon, *titles: str) -> SignalBatch:
    return replace(prepare_titles(lexicon, *titles), text_model=MODEL)


def test_the_score_is_the_probability_of_the_model(lexicon: Lexicon) -> None:
    seen = batch(lexicon, *COUNTERFEITS)
    assert detect(seen, {}).score.tolist() == predict(MODEL, seen.title).tolist()


def test_nothing_is_reported_below_the_floor(lexicon: Lexicon) -> None:
    seen = batch(lexicon, *COUNTERFEITS, *OTHERS)
    assert len(detect(seen, {FLOOR.name: 1.0})) == 0
    assert detect(seen, {FLOOR.name: 0.5}).score.min() >= 0.5


def test_the_detail_names_model_and_word(lexicon: Lexicon) -> None:
    evidence = detect(batch(lexicon, "【REPLICA】 of nothing"), {FLOOR.name: 0.0})
    assert evidence.details[evidence.detail[0]] == "model=small@3;word=replica"


def test_the_span_is_the_word_in_the_original_title(lexicon: Lexicon) -> None:
    title = "★★ very ＲＥＰＬＩＣＡ ★★"
    evidence = detect(batch(lexicon, title), {FLOOR.name: 0.0})
    assert title[evidence.start[0] : evidence.end[0]] == "ＲＥＰＬＩＣＡ"


def test_a_title_without_words_is_not_reported(lexicon: Lexicon) -> None:
    assert len(detect(batch(lexicon, "★★★", ""), {FLOOR.name: 0.0})) == 0


def test_rows_stand_in_order(lexicon: Lexicon) -> None:
    rows = detect(batch(lexicon, *OTHERS, *COUNTERFEITS), {FLOOR.name: 0.0}).row.tolist()
    assert rows == sorted(rows)


@pytest.mark.parametrize("example", SIGNAL.examples, ids=lambda example: example.listing.title)
def test_the_shipped_model_agrees_with_the_examples(lexicon: Lexicon, example: Example) -> None:
    assert bool(len(detect(prepare_titles(lexicon, example.listing.title), {}))) == example.fires


HARD = (
    "Pink Rolex 200mg",
    "Gucci hash 5g",
    "blue Tesla xtc",
    "10x Louis Vuitton pills",
    "$50 Apple gift card",
    "UK passport",
)
CLAIMED = (
    "Rolex Submariner replica watch",
    "AAA Louis Vuitton handbag",
    "replica Gucci belt",
    "Ray Ban sunglasses replica",
)


def test_the_shipped_model_ranks_pills_named_after_brands_below_replicas(lexicon: Lexicon) -> None:
    shipped = load_default()
    drugs, replicas = (predict(shipped, prepare_titles(lexicon, *titles).title) for titles in (HARD, CLAIMED))
    assert drugs.max() < replicas.min()
