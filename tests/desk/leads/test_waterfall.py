"""The bars of a finding begin where the one before ended and make the sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.dossiers.models import Screening
from touchstone.desk.leads.waterfall import WIDTH, waterfall_of


def finding(base: float | None, *values: float) -> Screening:
    parts = [{"name": f"s{k}", "title": [f"Sign {k}", f"信号{k}"], "value": value} for k, value in enumerate(values)]
    signals = [
        {"name": "s0", "score": 0.5, "sentence": ["weak", "弱"]},
        {"name": "s0", "score": 0.9, "sentence": ["strong", "强"]},
    ]
    return Screening(signals={"signals": signals, "parts": parts, **({} if base is None else {"base": base})})


def test_bars_go_from_the_base_to_the_sum() -> None:
    drawn = waterfall_of(finding(-2.0, 3.0, -1.0), "en")
    assert drawn is not None
    assert drawn.base is not None
    assert (drawn.base.left, drawn.base.width, drawn.zero) == (0.0, pytest.approx(66.67), pytest.approx(66.67))
    assert [(bar.upto, bar.left, bar.width) for bar in drawn.bars] == [(1.0, 0.0, 100.0), (0.0, 66.67, 33.33)]
    assert (drawn.total.value, drawn.total.width) == (0.0, 0.0)


def test_a_bar_says_its_strongest_evidence_in_the_readers_language() -> None:
    drawn = waterfall_of(finding(0.0, 1.0, 1.0), "zh-hans")
    assert drawn is not None
    assert [(bar.title, bar.sentence, bar.signal) for bar in drawn.bars] == [("信号0", "强", "s0"), ("信号1", "", "")]


def test_a_finding_without_parts_has_no_bars() -> None:
    assert waterfall_of(finding(0.0), "en") is None
    drawn = waterfall_of(finding(None, 1.0), "en")
    assert drawn is not None
    assert drawn.base is None


@given(st.floats(-20, 20), st.lists(st.floats(-9, 9), min_size=1, max_size=12))
def test_no_bar_leaves_the_drawing(base: float, values: list[float]) -> None:
    drawn = waterfall_of(finding(base, *values), "en")
    assert drawn is not None
    for bar in (drawn.base, *drawn.bars, drawn.total):
        assert bar is not None
        assert bar.left >= -0.01
        assert bar.left + bar.width <= WIDTH + 0.02
    assert drawn.total.value == pytest.approx(base + sum(values), abs=0.01)
