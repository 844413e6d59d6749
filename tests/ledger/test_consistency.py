"""Consistency proofs: the published ones, the reference's, and no other is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.vectors import CONSISTENCY, LEAVES, ROOTS
from touchstone.ledger.consistency import consistency_holds, prove_consistency
from touchstone.ledger.errors import ProofError
from touchstone.ledger.nodes import read_from_leaves
from touchstone.ledger.reference import plain_consistency, plain_root

SIZES = [(first, second) for second in range(9) for first in range(second + 1)]


@pytest.mark.parametrize(("first", "second", "path"), CONSISTENCY)
def test_the_published_proofs_are_made_and_hold(first: int, second: int, path: list[str]) -> None:
    made = prove_consistency(first, second, read_from_leaves(LEAVES))
    assert [one.hex() for one in made] == path
    assert consistency_holds(first, second, ROOTS[first], ROOTS[second], made)


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40), st.data())
def test_proofs_agree_with_the_plain_reference_and_hold(leaves: list[bytes], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(leaves)))
    path = prove_consistency(first, len(leaves), read_from_leaves(leaves))
    assert path == plain_consistency(first, leaves)
    assert consistency_holds(first, len(leaves), plain_root(leaves[:first]), plain_root(leaves), path)


@pytest.mark.parametrize(("first", "second"), SIZES)
def test_no_changed_proof_holds(first: int, second: int) -> None:
    path = prove_consistency(first, second, read_from_leaves(LEAVES))
    changed = [[*path[:place], bytes(32), *path[place + 1 :]] for place in range(len(path))]
    changed += [path[:end] for end in range(len(path))] + [[*path, bytes(32)], [bytes(32), *path]]
    assert not any(consistency_holds(first, second, ROOTS[first], ROOTS[second], one) for one in changed)


@pytest.mark.parametrize(("first", "second"), SIZES)
def test_a_proof_leads_from_no_other_root_and_to_no_other_root(first: int, second: int) -> None:
    path = prove_consistency(first, second, read_from_leaves(LEAVES))
    forged = [root for root in (*ROOTS, bytes(32)) if root not in (ROOTS[first], ROOTS[second])]
    assert not any(consistency_holds(first, second, root, ROOTS[second], path) for root in forged)
    assert first == 0 or not any(consistency_holds(first, second, ROOTS[first], root, path) for root in forged)


def test_a_log_that_went_back_is_never_consistent() -> None:
    back = [(first, second) for first in range(9) for second in range(first)]
    assert not any(consistency_holds(first, second, ROOTS[first], ROOTS[second], []) for first, second in back)


@pytest.mark.parametrize(("first", "second"), [(3, 2), (-1, 2)])
def test_a_proof_that_goes_back_is_refused(first: int, second: int) -> None:
    with pytest.raises(ProofError, match="outside a log"):
        prove_consistency(first, second, read_from_leaves(LEAVES))
