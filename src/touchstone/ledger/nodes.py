"""Hashes of subtrees, read from wherever complete ones are kept."""

from collections.abc import Callable, Sequence

from touchstone.ledger.errors import ProofError
from touchstone.ledger.hashing import hash_node, split_size

ReadNode = Callable[[int, int], bytes]  # (level, place) of a complete subtree -> its hash


def read_from_leaves(leaves: Sequence[bytes]) -> ReadNode:
    """A reader over leaf hashes in memory: every complete subtree is hashed once, now."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([hash_node(below[place], below[place + 1]) for place in range(0, len(below) - 1, 2)])
    return lambda level, place: levels[level][place]


def subtree_hash(start: int, end: int, read: ReadNode) -> bytes:
    """The hash over entries start..end of a subtree of the log; O(log n) reads where it is not complete."""
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return read(level, start >> level)
    split = start + split_size(size)
    return hash_node(subtree_hash(start, split, read), subtree_hash(split, end, read))


def outside(what: str, what_zh: str, size: int) -> ProofError:
    """The refusal for a place that a log of this size does not have."""
    return ProofError(
        f"{what} is outside a log of {size} entries.",
        hint="Ask for an entry or a size that the signed head covers.",
        sentence_zh=f"{what_zh}超出了只有 {size} 条的台账。",
        hint_zh="请给出签名树头覆盖的条目或大小。",
    )
