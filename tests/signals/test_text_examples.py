"""Labels find their titles, and each wording of a seller counts once."""

import numpy as np
import pyarrow as pa

from tests.signals.text_titles import read
from touchstone.reading.classes import character_classes
from touchstone.signals.text_examples import find_distinct, join_titles, number_sellers
from touchstone.tables.schemas import LABELS, LISTINGS


def listings(*rows: tuple[str, str, str | None]) -> pa.Table:
    return pa.Table.from_pylist([{"listing_id": i, "title": t, "seller_id": s} for i, t, s in rows], LISTINGS)


def labels(*rows: tuple[str, int]) -> pa.Table:
    return pa.Table.from_pylist([{"listing_id": i, "label": y} for i, y in rows], LABELS)


LISTED = listings(("1", "one", "ann"), ("2", "two", "bob"), ("3", "three", None), ("1", "one again", "ann"))


def test_a_label_finds_its_title_and_seller() -> None:
    examples = join_titles(labels(("2", 1), ("1", 0)), LISTED)
    assert dict(zip(examples.titles.to_pylist(), examples.labels.tolist(), strict=True)) == {"two": 1, "one": 0}


def test_a_label_without_a_listing_is_left_out() -> None:
    assert len(join_titles(labels(("2", 1), ("99", 1)), LISTED)) == 1


def test_a_listing_labelled_twice_counts_once() -> None:
    assert join_titles(labels(("2", 1), ("2", 0)), LISTED).labels.tolist() == [1]


def test_listings_without_a_seller_are_nobodys() -> None:
    numbers = number_sellers(pa.chunked_array([["ann", None, None, "ann"]], pa.string()))
    assert numbers[0] == numbers[3]
    assert len(set(numbers.tolist())) == 3


def test_one_wording_of_one_seller_counts_once() -> None:
    folded = read("5x Blue pill 200mg", "10x  BLUE pill, 180mg!", "5x blue pill 200mg", "5x red pill 200mg")
    rows = find_distinct(folded, np.array([1, 1, 2, 1]), character_classes())
    assert rows.tolist() == [0, 2, 3]


def test_examples_are_taken_in_the_order_asked() -> None:
    taken = join_titles(labels(("1", 0), ("2", 1), ("3", 1)), LISTED).take(np.array([2, 0]))
    assert taken.titles.to_pylist() == ["three", "one"]
    assert taken.labels.tolist() == [1, 0]
