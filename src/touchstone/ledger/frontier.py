"""The right edge of the log: the roots of its complete subtrees, from which the next head follows without the log."""

from dataclasses import dataclass
from typing import NamedTuple

from touchstone.ledger.errors import FrontierError
from touchstone.ledger.hashing import EMPTY_ROOT, HASH_SIZE, hash_node


class Node(NamedTuple):
    """The root of the complete subtree over entries `place << level` up to `(place + 1) << level`."""

    level: int
    place: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Frontier:
    """`size` entries; `hashes` has one per set bit of the size, the largest subtree first."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier after one more leaf hash, in O(log n)."""
        hashes, rest = list(self.hashes), self.size
        while rest & 1:
            leaf = hash_node(hashes.pop(), leaf)
            rest >>= 1
        hashes.append(leaf)
        return Frontier(self.size + 1, tuple(hashes))

    def completed_by(self, leaf: bytes) -> tuple[Node, ...]:
        """The subtrees that this leaf completes, itself first: kept, they answer for proofs. Two per leaf on average."""
        nodes, level = [Node(0, self.size, leaf)], 0
        while self.size >> level & 1:
            leaf = hash_node(self.hashes[-1 - level], leaf)
            level += 1
            nodes.append(Node(level, self.size >> level, leaf))
        return tuple(nodes)

    def root(self) -> bytes:
        """The hash of the whole log (the Merkle tree hash of RFC 9162)."""
        if not self.hashes:
            return EMPTY_ROOT
        *rest, root = self.hashes
        for left in reversed(rest):
            root = hash_node(left, root)
        return root

    def to_text(self) -> str:
        """One line that a database row can keep: the size, then the hashes in hexadecimal."""
        return " ".join([str(self.size), *(one.hex() for one in self.hashes)])

    @staticmethod
    def from_text(text: str) -> "Frontier":
        """The frontier that `to_text` wrote. Raises FrontierError for anything else."""
        try:
            size, *hashes = text.split(" ")
            frontier = Frontier(int(size), tuple(bytes.fromhex(one) for one in hashes))
        except ValueError as error:
            raise _damaged() from error
        fits = frontier.size.bit_count() == len(hashes) and {len(one) for one in frontier.hashes} <= {HASH_SIZE}
        if not fits or frontier.size < 0 or frontier.to_text() != text:
            raise _damaged()
        return frontier


def _damaged() -> FrontierError:
    return FrontierError(
        "The kept right edge of the record is damaged.",
        hint="Build it again from the entries and compare it with the last signed head.",
        sentence_zh="保存的台账右缘已损坏。",
        hint_zh="请用全部条目重新生成，并与最后签名的树头比对。",
    )
