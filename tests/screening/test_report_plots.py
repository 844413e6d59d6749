"""Plots and bars stand where the numbers say."""

import pytest

from touchstone.screening.patterns import RATIO_EDGES
from touchstone.screening.report import bars, plots
from touchstone.screening.ruleset_file import STANDARD, load_ruleset

SUMMARY = {
    "signal_verdicts": {"replica_claim": {"block": 5, "pass": 5}, "price_gap": {"pass": 40}, "gone": {"review": 1}},
    "hiding": {"masked": {"block": 2}, "nickname": {"review": 3, "pass": 1}},
    "price_ratios": {"8": {"pass": 1}, "0": {"block": 2}, "3": {"review": 4}},
    "sellers": {"a": [1, 0], "b": [0, 9]},
    "brands": {"nike": 7, "own": 2},
    "brand_names": {"nike": ["Nike", "耐克"]},
}


def test_a_histogram_has_a_column_per_bin_inside_its_frame() -> None:
    drawn = plots.draw_histogram([900_000, 0, 3, 1, 0], load_ruleset(STANDARD))
    assert [column.count for column in drawn.columns] == [900_000, 0, 3, 1, 0]
    assert all(plots.TOP <= c.y <= plots.HEIGHT - plots.BOTTOM for c in drawn.columns)
    assert drawn.columns[0].height > drawn.columns[2].height > drawn.columns[3].height > 0


def test_columns_have_the_colour_of_the_verdict_they_ask_for() -> None:
    ruleset = load_ruleset(STANDARD)
    drawn = plots.draw_histogram([1] * 100, ruleset)
    expected = [[s.verdict.value for s in ruleset.steps if (i + 0.5) / 100 >= s.threshold] for i in range(100)]
    order = ("pass", "review", "block")
    assert [c.verdict for c in drawn.columns] == [max(names, key=order.index) for names in expected]


def test_an_empty_histogram_is_drawn() -> None:
    assert all(column.height == 0 for column in plots.draw_histogram([0] * 50, load_ruleset(STANDARD)).columns)


@pytest.mark.parametrize(("share", "x"), [(0.0, plots.LEFT), (1.0, plots.WIDTH - plots.RIGHT)])
def test_values_span_the_frame(share: float, x: float) -> None:
    assert plots.across(share) == x


def test_signals_are_ordered_by_findings_and_named() -> None:
    rows = bars.bars_by_signal(SUMMARY)
    assert [row.key for row in rows] == ["replica_claim", "gone", "price_gap"]
    assert rows[0].label.zh == "仿品用语"
    assert rows[1].label.en == "gone"


def test_the_longest_row_is_as_wide_as_the_track() -> None:
    rows = bars.bars_by_signal(SUMMARY)
    assert max(sum(width for _, _, width in row.parts) for row in rows) == pytest.approx(100)


def test_brands_have_their_names_or_their_key() -> None:
    assert [row.label.zh for row in bars.bars_by_brand(SUMMARY)] == ["耐克", "own"]


def test_sellers_with_most_findings_come_first() -> None:
    assert [row.key for row in bars.bars_by_seller(SUMMARY)] == ["b", "a"]


def test_price_groups_are_in_order_and_say_their_bounds() -> None:
    rows = bars.bars_by_ratio(SUMMARY)
    assert [row.key for row in rows] == ["0", "3", "8"]
    assert [row.label.en for row in rows] == ["under 2%", "10% – 15%", "over 50%"]
    assert len(RATIO_EDGES) == 8


def test_ways_of_hiding_have_words() -> None:
    assert {row.label.en for row in bars.bars_by_hiding(SUMMARY)} == {"masked letters", "a trade nickname"}
