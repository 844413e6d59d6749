"""What surrounds a brand is told to the relation model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.pipeline import prepare_titles
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.mentions import describe_mentions
from touchstone.signals.relation_features import FEATURES
from touchstone.signals.relation_model import relation_model, sum_by_byte, weigh_seen


def features_of(lexicon: Lexicon, title: str) -> dict[str, float]:
    batch = prepare_titles(lexicon, title)
    _, features = describe_mentions(batch.title, batch.hits, batch.columns, batch.declared)
    return {name: value for name, value in zip(FEATURES, features[0].tolist(), strict=True) if value}


@pytest.mark.parametrize(
    ("title", "present", "absent"),
    [
        ("适用于华为手机壳", {"fits_adjacent", "fits_at_lead", "accessory_soon"}, {"at_lead"}),
        ("华为mate30手机", {"at_lead", "code_after", "goods"}, {"accessory"}),
        ("飞利浦（PHILIPS）电动剃须刀", {"bracket_after", "twin", "at_lead"}, {"in_brand_list"}),
        ("华为/小米/oppo 手机壳", {"in_brand_list", "three_brands", "slash_beside"}, {"twin"}),
        ("Rolex replica watch", {"claim", "latin_text", "luxury"}, {"accessory"}),
    ],
)
def test_what_stands_around_a_brand_is_seen(lexicon: Lexicon, title: str, present: set[str], absent: set[str]) -> None:
    seen = set(features_of(lexicon, title))
    assert present <= seen
    assert not absent & seen


def test_the_place_in_the_text_is_a_share(lexicon: Lexicon) -> None:
    assert features_of(lexicon, "手机壳 适用于华为")["late"] == pytest.approx(7 / 9)


@given(st.integers(0, (1 << len(FEATURES)) - 1))
def test_sums_by_byte_are_the_sums_of_the_weights(seen: int) -> None:
    weights = np.linspace(-2, 3, len(FEATURES), dtype=np.float32)
    model = relation_model()._replace(sums=sum_by_byte(weights))
    plainly = sum(float(weight) for place, weight in enumerate(weights) if seen >> place & 1)
    assert weigh_seen.py_func(seen, 0.0, 0.0, model) == pytest.approx(plainly, abs=1e-4)
