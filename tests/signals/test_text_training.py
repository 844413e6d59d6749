"""Training is deterministic, weighs sellers alike, and agrees with its plain reading."""

from dataclasses import replace

import numpy as np
import pytest

from tests.signals.text_titles import COUNTERFEITS, OTHERS, SETTINGS, read
from touchstone.reading.classes import character_classes
from touchstone.signals.text_reference import train_pass
from touchstone.signals.text_training import START, Line, pack_line, train_epoch, train_line, weigh_titles

TITLES = (*COUNTERFEITS, *OTHERS)
LABELS = np.array([1] * len(COUNTERFEITS) + [0] * len(OTHERS))
EQUAL = np.ones(len(TITLES), np.float32)


def test_the_same_seed_gives_the_same_line() -> None:
    one, other = (train_line(read(*TITLES), LABELS, EQUAL, SETTINGS) for _ in range(2))
    assert one.bias == other.bias
    assert (one.weights == other.weights).all()


def test_another_seed_gives_another_line() -> None:
    one = train_line(read(*TITLES), LABELS, EQUAL, SETTINGS)
    other = train_line(read(*TITLES), LABELS, EQUAL, replace(SETTINGS, seed=1))
    assert (one.weights != other.weights).any()


def test_one_pass_agrees_with_the_plain_one() -> None:
    folded, size = read(*TITLES), 1 << 10
    table, bias = np.zeros((size, 2), np.float32), np.zeros(2)
    table[:, 1] = START
    rows = np.arange(len(TITLES))
    targets = LABELS.astype(np.float32)
    train_epoch(folded.codes, folded.offsets, character_classes(), targets, EQUAL, rows, table, bias, 0.1, 0.0)
    texts = [folded.text(row) for row in rows]
    slow, slow_bias = train_pass(texts, LABELS.tolist(), EQUAL.tolist(), size, START, 0.1)
    assert table[:, 0].tolist() == pytest.approx(slow, abs=1e-4)
    assert bias[0] == pytest.approx(slow_bias, abs=1e-5)


def test_a_learned_title_is_left_out() -> None:
    folded, table, bias = read("rolex replica"), np.zeros((64, 2), np.float32), np.array([30.0, 0.0])
    one = np.ones(1, np.float32)
    arguments = folded.codes, folded.offsets, character_classes(), one, one, np.array([0]), table, bias
    assert train_epoch(*arguments, 0.1, 1e-3) == 0
    assert not table.any()


def test_a_seller_with_many_titles_does_not_outweigh_one_with_few() -> None:
    sellers, labels = np.array([7] * 100 + [8]), np.zeros(101, int)
    weights = weigh_titles(labels, sellers, SETTINGS)
    assert weights[:100].sum() == pytest.approx(10 * weights[100], rel=1e-5)


def test_positives_share_what_the_settings_say() -> None:
    labels = np.array([1, 0, 0, 0, 0, 0])
    weights = weigh_titles(labels, np.arange(6), replace(SETTINGS, positive_share=0.25))
    assert weights[0] / weights.sum() == pytest.approx(0.25)


def test_packing_loses_less_than_one_step_of_the_scale() -> None:
    line = Line(np.linspace(-2, 3, 256).astype(np.float32), -1.0)
    packed, scale, bias = pack_line(line)
    assert np.abs(packed * scale - line.weights).max() <= scale / 2 + 1e-6
    assert bias == -1.0


def test_packing_an_empty_line_does_not_divide_by_nothing() -> None:
    packed, scale, _ = pack_line(Line(np.zeros(8, np.float32), 0.0))
    assert not packed.any()
    assert scale == 1.0


def test_calibration_moves_scale_and_bias() -> None:
    line = Line(np.ones(8, np.float32), 2.0)
    assert pack_line(line, 0.5, 1.0)[2] == 2.0
    assert pack_line(line, 0.5, 1.0)[1] == pytest.approx(pack_line(line)[1] / 2)
