"""Plots of block characters are as long and as high as the numbers say."""

from hypothesis import given
from hypothesis import strategies as st

from touchstone.cli.blocks import draw_bar, draw_columns, merge_bins


@given(st.floats(-1, 2), st.integers(1, 100))
def test_a_bar_never_leaves_its_width(share: float, width: int) -> None:
    assert len(draw_bar(share, width)) <= width


def test_a_bar_is_as_long_as_its_share() -> None:
    assert draw_bar(0.5, 10) == "█████"
    assert draw_bar(0, 10) == ""
    assert draw_bar(1e-9, 10) == "▏"


def test_columns_rise_with_their_counts() -> None:
    assert draw_columns([0, 1, 1000], 2) == ["  █", " ▁█"]
    assert draw_columns([1, 10**9], 1) == ["▁█"]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=60), st.integers(1, 8))
def test_columns_fill_their_frame(counts: list[int], height: int) -> None:
    lines = draw_columns(counts, height)
    assert [len(line) for line in lines] == [len(counts)] * height
    assert all((lines[-1][index] != " ") == (count > 0) for index, count in enumerate(counts))


@given(st.lists(st.integers(0, 1000), min_size=50, max_size=50), st.integers(5, 80))
def test_merged_bins_keep_every_listing(counts: list[int], most: int) -> None:
    merged = merge_bins(counts, most)
    assert sum(merged) == sum(counts)
    assert len(merged) <= most
    assert 50 % len(merged) == 0
