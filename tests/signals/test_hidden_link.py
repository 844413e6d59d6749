"""A bare link is weighed by its price."""

import numpy as np

from touchstone.signals.hidden_link import weigh_price


def test_the_price_of_a_postage_halves_the_score() -> None:
    assert weigh_price(np.array([0.8]), np.array([5.0]), {}).tolist() == [0.4]


def test_the_price_of_goods_makes_it_sure() -> None:
    assert weigh_price(np.array([0.8]), np.array([2600.0]), {}).tolist() == [1.0]


def test_without_a_price_nothing_changes() -> None:
    assert weigh_price(np.array([0.8]), np.array([np.nan]), {}).tolist() == [0.8]


def test_a_vague_word_stays_vague_at_any_price() -> None:
    assert weigh_price(np.array([0.4]), np.array([2600.0]), {}).tolist() == [0.4]
