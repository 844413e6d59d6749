"""Canonical bytes: one value, one spelling."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.ledger.canonical import MOST_BYTES, canonical_bytes
from touchstone.ledger.errors import EntryError

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=10,
)


@given(values)
def test_the_bytes_bring_the_value_back_and_only_one_spelling_exists(value: object) -> None:
    written = canonical_bytes(value)  # type: ignore[arg-type]
    assert json.loads(written) == value
    assert canonical_bytes(json.loads(written)) == written


def test_keys_are_sorted_as_the_rfc_says_and_nothing_is_put_between() -> None:
    assert canonical_bytes({"b": 1, "a": [True, None], "店": "\n"}) == '{"a":[true,null],"b":1,"店":"\\n"}'.encode()


@pytest.mark.parametrize("value", [float("nan"), 2**53, {1: "x"}, "\ud800", {"x": object()}])
def test_what_readers_would_not_read_alike_is_refused(value: object) -> None:
    with pytest.raises(EntryError, match="canonical JSON"):
        canonical_bytes(value)  # type: ignore[arg-type]


def test_an_entry_that_is_too_large_is_refused() -> None:
    assert len(canonical_bytes("x" * (MOST_BYTES - 2))) == MOST_BYTES
    with pytest.raises(EntryError, match="at most 1,048,576"):
        canonical_bytes("x" * (MOST_BYTES - 1))
