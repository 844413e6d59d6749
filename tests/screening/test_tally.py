"""Counts of a batch: listings per brand, once however often a listing names it."""

import numpy as np

from touchstone.screening.tally import brand_of, rows_of_brands
from touchstone.signals.details import make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.vocabulary.field import Field

DETAILS = ("brand=nike;en=Nike", "word=brand", "brand=gucci;en=Gucci")


def evidence(rows: list[int], codes: list[int]) -> Evidence:
    score = np.ones(len(rows), dtype=np.float32)
    return make_evidence(np.array(rows), score, np.array(codes), lambda code: DETAILS[code], Field.TITLE)


def test_a_listing_counts_once_for_a_brand_that_two_signals_name() -> None:
    parts = [evidence([0, 2, 3], [0, 0, 1]), evidence([1, 2], [2, 0])]
    found = rows_of_brands(parts, np.ones(4, dtype=np.bool_))
    assert {key: rows.tolist() for key, rows in found.items()} == {"nike": [0, 2], "gucci": [1]}


def test_listings_that_are_not_held_are_not_counted() -> None:
    found = rows_of_brands([evidence([0, 1], [0, 2])], np.array([False, True]))
    assert {key: rows.tolist() for key, rows in found.items()} == {"gucci": [1]}


def test_a_detail_without_a_brand_names_none() -> None:
    assert [brand_of(detail) for detail in DETAILS] == ["nike", "", "gucci"]
