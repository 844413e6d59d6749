"""The text model scores titles, agrees with its plain reading, and names the word that told it most."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.text_titles import CARD, COUNTERFEITS, OTHERS, read, small_model
from touchstone.signals.text_model import TextModel, find_strongest_words, predict
from touchstone.signals.text_reference import predict_one

MODEL = small_model()


def test_counterfeits_score_above_everything_else() -> None:
    assert predict(MODEL, read(*COUNTERFEITS)).min() > predict(MODEL, read(*OTHERS)).max()


def test_a_batch_of_nothing_gives_nothing() -> None:
    assert predict(MODEL, read()).shape == (0,)


def test_a_title_scores_alike_alone_and_in_a_batch() -> None:
    together = predict(MODEL, read(*COUNTERFEITS, *OTHERS))
    assert together.tolist() == [predict(MODEL, read(title))[0] for title in (*COUNTERFEITS, *OTHERS)]


def test_an_empty_title_scores_what_the_bias_says() -> None:
    assert predict(MODEL, read(""))[0] == pytest.approx(1 / (1 + np.exp(-MODEL.bias)))


def test_scores_of_a_wild_model_stay_probabilities() -> None:
    wild = TextModel(np.full(16, 127, np.int8), 1e6, -1e6, CARD)
    assert set(predict(wild, read("rolex", "", "高仿")).tolist()) <= {0.0, 1.0}


def test_the_strongest_word_is_the_claim() -> None:
    folded = read("very nice REPLICA of something")
    first, last = find_strongest_words(MODEL, folded, np.array([0]))
    assert folded.text(0)[first[0] : last[0]] == "replica"


def test_the_strongest_word_of_a_chinese_title_is_two_characters() -> None:
    folded = read("厂家直销高仿包包批发")
    first, last = find_strongest_words(MODEL, folded, np.array([0]))
    assert folded.text(0)[first[0] : last[0]] == "高仿"


def test_a_title_without_words_has_no_strongest_word() -> None:
    first, last = find_strongest_words(MODEL, read("Rolex", "***"), np.array([1]))
    assert (first[0], last[0]) == (0, 0)


def test_findings_call_the_model_by_name_and_version() -> None:
    assert MODEL.label == "small@3"


@given(st.lists(st.text(max_size=80), max_size=5))
def test_the_kernel_agrees_with_the_plain_model(titles: list[str]) -> None:
    clean = [title.encode("utf-8", "replace").decode() for title in titles]
    folded, weights = read(*clean), MODEL.weights.tolist()
    slow = [predict_one(folded.text(row), weights, MODEL.scale, MODEL.bias) for row in range(len(clean))]
    assert predict(MODEL, folded).tolist() == pytest.approx(slow, abs=1e-6)
