"""The hashes of the log are those of the RFC."""

from tests.ledger.vectors import ENTRIES, LEAVES, ROOTS
from touchstone.ledger.hashing import EMPTY_ROOT, hash_leaf, hash_node, split_size


def test_leaf_hashes_are_the_published_ones() -> None:
    assert [hash_leaf(entry) for entry in ENTRIES] == LEAVES


def test_the_published_node_hash_is_ours() -> None:
    left, right = bytes(range(32)), bytes(range(32, 64))
    assert hash_node(left, right).hex() == "1a378704c17da31e2d05b6d121c2bb2c7d76f6ee6fa8f983e596c2d034963c57"


def test_the_root_of_an_empty_log_is_the_published_one() -> None:
    assert ROOTS[0] == EMPTY_ROOT


def test_an_inner_node_cannot_pass_for_an_entry() -> None:
    assert hash_leaf(LEAVES[0] + LEAVES[1]) != hash_node(LEAVES[0], LEAVES[1])


def test_a_tree_is_split_at_the_largest_power_of_two_below_its_size() -> None:
    assert [split_size(size) for size in (2, 3, 7, 8, 9, 63, 28937)] == [1, 2, 4, 4, 8, 32, 16384]
