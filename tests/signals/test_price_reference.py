"""Prices are counted in bounded memory, merged exactly, and kept on disk."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.signals.errors import ReferenceFileError
from touchstone.signals.price_reference import EMPTY, STEPS, PriceReference, bin_prices, merge_prices


def count(cell: int, prices: list[float]) -> PriceReference:
    bins = bin_prices(np.array(prices))
    part = PriceReference(np.full(len(bins), cell, dtype=np.uint64), bins, np.ones(len(bins), dtype=np.int64))
    return merge_prices(part)


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
def test_the_median_is_right_to_one_bin(prices: list[float]) -> None:
    reference = count(7, prices)
    median = reference.table[0][reference.place(np.array([7], dtype=np.uint64))[0]]
    lower = sorted(prices)[(len(prices) - 1) // 2]
    assert abs(median - np.log(lower)) <= np.log(2) / STEPS


@given(st.lists(st.floats(0.01, 1e6), min_size=1), st.lists(st.floats(0.01, 1e6), min_size=1))
def test_merging_counts_is_counting_together(left: list[float], right: list[float]) -> None:
    merged, whole = merge_prices(count(1, left), count(1, right)), count(1, left + right)
    assert (merged.bin == whole.bin).all()
    assert (merged.count == whole.count).all()


def test_one_outlier_moves_neither_median_nor_spread_much() -> None:
    calm, wild = count(1, [100.0] * 30), count(1, [100.0] * 30 + [1e6])
    np.testing.assert_allclose(calm.table[0], wild.table[0])
    np.testing.assert_allclose(calm.table[1], wild.table[1], rtol=0.05)


def test_the_fullest_cells_stay_when_memory_is_bounded() -> None:
    kept = merge_prices(count(1, [5.0] * 9), count(2, [5.0]), max_cells=1)
    assert set(kept.cell.tolist()) == {1}


def test_a_reference_survives_the_disk(tmp_path: Path) -> None:
    reference = count(3, [10.0, 20.0, 20.0])
    reference.save(tmp_path / "prices.parquet")
    again = PriceReference.load(tmp_path / "prices.parquet")
    assert (again.count == reference.count).all()


def test_a_file_that_is_no_reference_is_refused_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "prices.parquet").write_bytes(b"nothing")
    with pytest.raises(ReferenceFileError) as refusal:
        PriceReference.load(tmp_path / "prices.parquet")
    assert refusal.value.hint
    assert refusal.value.sentence_zh != refusal.value.sentence


def test_an_empty_reference_knows_no_cell() -> None:
    assert EMPTY.place(np.array([1, 2], dtype=np.uint64)).tolist() == [-1, -1]
