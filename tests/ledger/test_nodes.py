"""Proofs are made from kept subtrees alone, in few reads."""

import pytest

from touchstone.ledger.consistency import consistency_holds, prove_consistency
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.inclusion import inclusion_holds, prove_inclusion
from touchstone.ledger.nodes import outside, read_from_leaves, subtree_hash
from touchstone.ledger.reference import plain_root

LEAVES = [hash_leaf(b"%d" % number) for number in range(1000)]


class Kept:
    """Subtrees kept as a desk keeps them: each when it is complete, and none is ever changed."""

    def __init__(self) -> None:
        self.rows: dict[tuple[int, int], bytes] = {}
        self.reads = 0
        self.frontiers = [Frontier()]
        for leaf in LEAVES:
            for level, place, node in self.frontiers[-1].completed_by(leaf):
                assert (level, place) not in self.rows
                self.rows[level, place] = node
            self.frontiers.append(self.frontiers[-1].append(leaf))

    def read(self, level: int, place: int) -> bytes:
        self.reads += 1
        return self.rows[level, place]


KEPT = Kept()


@pytest.mark.parametrize("size", [1, 2, 3, 511, 512, 513, 999, 1000])
def test_proofs_for_every_size_are_made_from_what_is_kept(size: int) -> None:
    root = KEPT.frontiers[size].root()
    for index in range(0, size, 1 + size // 50):
        path = prove_inclusion(index, size, KEPT.read)
        assert inclusion_holds(index, size, LEAVES[index], path, root)
        older = prove_consistency(index, size, KEPT.read)
        assert consistency_holds(index, size, KEPT.frontiers[index].root(), root, older)


def test_a_proof_reads_few_subtrees() -> None:
    for index in range(1000):
        KEPT.reads = 0
        prove_inclusion(index, 1000, KEPT.read)
        assert KEPT.reads <= 2 * 10


def test_a_subtree_that_is_not_complete_is_put_together() -> None:
    read = read_from_leaves(LEAVES)
    for start, end in ((0, 1000), (512, 1000), (768, 999), (998, 1000)):
        assert subtree_hash(start, end, read) == plain_root(LEAVES[start:end])


def test_the_refusal_names_the_size_in_both_languages() -> None:
    error = outside("Entry 7", "第 7 条", 5)
    assert (error.sentence, error.sentence_zh) == (
        "Entry 7 is outside a log of 5 entries.",
        "第 7 条超出了只有 5 条的台账。",
    )
