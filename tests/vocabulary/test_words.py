"""The plain values: what a table stores of them is their own word, and it never changes under a reader."""

import dataclasses

import pytest

from touchstone.vocabulary.field import FIELD_INDEX, FIELDS, Field
from touchstone.vocabulary.finding import Finding
from touchstone.vocabulary.listing import Listing, Review, Seller
from touchstone.vocabulary.relation import RELATIONS, Relation
from touchstone.vocabulary.signal import Signal
from touchstone.vocabulary.verdict import VERDICTS, Verdict

# Stored in findings of users: an old word may never change, a new one comes last.
STORED_FIELDS = ["title", "description", "price", "category", "seller", "review", "image"]


def test_the_stored_words_of_fields_keep_their_order() -> None:
    assert [field.value for field in FIELDS][: len(STORED_FIELDS)] == STORED_FIELDS


def test_a_field_is_found_by_its_index() -> None:
    assert all(FIELDS[FIELD_INDEX[field]] is field for field in Field)


def test_verdicts_stand_from_mild_to_severe() -> None:
    assert [str(verdict) for verdict in VERDICTS] == ["pass", "review", "block"]


def test_relations_are_stored_as_their_words() -> None:
    assert [str(relation) for relation in RELATIONS] == ["own", "compatible", "mentioned"]
    assert Relation("compatible") is Relation.COMPATIBLE


def test_a_listing_needs_an_id_and_a_title_only() -> None:
    listing = Listing("1", "耐克 男鞋")
    others = [field.name for field in dataclasses.fields(Listing)][2:]
    assert all(not getattr(listing, name) for name in others)


@pytest.mark.parametrize(
    "value",
    [
        Listing("1", "a"),
        Seller("s"),
        Review("1", "好"),
        Signal("price_gap", 0.5, "", Field.PRICE),
        Finding("1", 0.1, Verdict.PASS, (), "standard@1", ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_word_cannot_be_changed_and_serves_as_a_key(value: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, dataclasses.fields(value)[0].name, "other")  # type: ignore[arg-type]
    assert {value: "found"}[dataclasses.replace(value)] == "found"  # type: ignore[type-var]


def test_a_signal_without_a_span_says_so() -> None:
    signal = Signal("price_gap", 0.5, "ratio=0.1", Field.PRICE)
    assert (signal.start, signal.end) == (-1, -1)
