"""Inclusion proofs: the published ones, the reference's, and no other is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.vectors import (
    INCLUSION,
    LEAVES,
    REAL_INDEX,
    REAL_LEAF,
    REAL_PATH,
    REAL_ROOT,
    REAL_SIZE,
    ROOTS,
)
from touchstone.ledger.errors import ProofError
from touchstone.ledger.inclusion import inclusion_holds, prove_inclusion
from touchstone.ledger.nodes import read_from_leaves
from touchstone.ledger.reference import plain_inclusion, plain_root

PLACES = [(index, size) for size in range(1, 9) for index in range(size)]


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_the_published_proofs_are_made_and_hold(index: int, size: int, path: list[str]) -> None:
    made = prove_inclusion(index, size, read_from_leaves(LEAVES))
    assert [one.hex() for one in made] == path
    assert inclusion_holds(index, size, LEAVES[index], made, ROOTS[size])


def test_a_real_entry_of_a_public_log_holds() -> None:
    path = [bytes.fromhex(one) for one in REAL_PATH]
    root = bytes.fromhex(REAL_ROOT)
    assert inclusion_holds(REAL_INDEX, REAL_SIZE, bytes.fromhex(REAL_LEAF), path, root)
    assert not inclusion_holds(REAL_INDEX + 1, REAL_SIZE, bytes.fromhex(REAL_LEAF), path, root)


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40), st.data())
def test_proofs_agree_with_the_plain_reference_and_hold(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = prove_inclusion(index, len(leaves), read_from_leaves(leaves))
    assert path == plain_inclusion(index, leaves)
    assert inclusion_holds(index, len(leaves), leaves[index], path, plain_root(leaves))


@pytest.mark.parametrize(("index", "size"), PLACES)
def test_no_changed_proof_holds(index: int, size: int) -> None:
    path = prove_inclusion(index, size, read_from_leaves(LEAVES))
    bits = [(place, bit) for place in range(len(path)) for bit in range(256)]
    changed = [[*path[:place], flip(path[place], bit), *path[place + 1 :]] for place, bit in bits]
    changed += [path[:end] for end in range(len(path))] + [[*path, bytes(32)], [bytes(32), *path], path[::-1]]
    wrong = [one for one in changed if one != path]
    assert not any(inclusion_holds(index, size, LEAVES[index], one, ROOTS[size]) for one in wrong)


@pytest.mark.parametrize(("index", "size"), PLACES)
def test_a_proof_holds_at_no_other_place_and_for_no_other_entry(index: int, size: int) -> None:
    path = prove_inclusion(index, size, read_from_leaves(LEAVES))
    others = [other for other in range(-1, 10) if other != index]
    assert not any(inclusion_holds(other, size, LEAVES[index], path, ROOTS[size]) for other in others)
    assert not any(
        inclusion_holds(index, size, LEAVES[other], path, ROOTS[size]) for other in range(8) if other != index
    )


@pytest.mark.parametrize(("index", "size"), [(-1, 4), (4, 4), (0, 0)])
def test_a_proof_outside_the_log_is_refused(index: int, size: int) -> None:
    with pytest.raises(ProofError, match="outside a log"):
        prove_inclusion(index, size, read_from_leaves(LEAVES))


def flip(data: bytes, bit: int) -> bytes:
    return (int.from_bytes(data, "big") ^ (1 << bit)).to_bytes(len(data), "big")
