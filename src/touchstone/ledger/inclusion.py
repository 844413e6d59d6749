"""Proofs that an entry is in the log under a head (RFC 9162 section 2.1.3)."""

from collections.abc import Sequence

from touchstone.ledger.hashing import hash_node, split_size
from touchstone.ledger.nodes import ReadNode, outside, subtree_hash


def prove_inclusion(index: int, size: int, read: ReadNode) -> list[bytes]:
    """The neighbours on the way from entry `index` to the root of the first `size` entries. Raises ProofError."""
    if not 0 <= index < size:
        raise outside(f"Entry {index}", f"第 {index} 条", size)
    path, start, end = [], 0, size
    while end - start > 1:
        split = start + split_size(end - start)
        if index < split:
            path.append(subtree_hash(split, end, read))
            end = split
        else:
            path.append(subtree_hash(start, split, read))
            start = split
    return path[::-1]


def inclusion_holds(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from this leaf hash at this place to this root: the algorithm of section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, reached = index, size - 1, leaf
    for neighbour in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            reached = hash_node(neighbour, reached)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached = hash_node(reached, neighbour)
        place, last = place >> 1, last >> 1
    return last == 0 and reached == root
