"""The frontier gives the roots of the RFC without the log, and survives a database row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.vectors import LEAVES, ROOTS
from touchstone.ledger.errors import FrontierError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.nodes import read_from_leaves
from touchstone.ledger.reference import plain_root

leaf_lists = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


def grow(leaves: list[bytes]) -> Frontier:
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier


def test_its_roots_are_the_published_ones() -> None:
    assert [grow(LEAVES[:size]).root() for size in range(9)] == ROOTS


@given(leaf_lists)
def test_it_agrees_with_the_plain_reference(leaves: list[bytes]) -> None:
    assert grow(leaves).root() == plain_root(leaves)


@given(leaf_lists)
def test_it_keeps_one_hash_for_each_bit_of_the_size(leaves: list[bytes]) -> None:
    frontier = grow(leaves)
    assert (frontier.size, len(frontier.hashes)) == (len(leaves), len(leaves).bit_count())


@given(leaf_lists)
def test_its_text_brings_it_back(leaves: list[bytes]) -> None:
    assert Frontier.from_text(grow(leaves).to_text()) == grow(leaves)


@given(leaf_lists)
def test_the_subtrees_that_leaves_complete_are_all_that_proofs_read(leaves: list[bytes]) -> None:
    kept, frontier = {}, Frontier()
    for leaf in leaves:
        kept |= {(level, place): one for level, place, one in frontier.completed_by(leaf)}
        frontier = frontier.append(leaf)
    read = read_from_leaves(leaves)
    assert kept == {place: read(*place) for place in kept}
    assert len(kept) == 2 * len(leaves) - len(leaves).bit_count()


@pytest.mark.parametrize("text", ["", "x", "-1", "1", f"0 {'00' * 32}", f"1 {'AB' * 32}", f"1 {'00' * 31}", "00", " 0"])
def test_a_damaged_text_is_refused(text: str) -> None:
    with pytest.raises(FrontierError, match="damaged"):
        Frontier.from_text(text)
