"""Proofs that an older log is the beginning of a newer one (RFC 9162 section 2.1.4)."""

from collections.abc import Sequence

from touchstone.ledger.hashing import EMPTY_ROOT, hash_node, split_size
from touchstone.ledger.nodes import ReadNode, outside, subtree_hash


def prove_consistency(first: int, second: int, read: ReadNode) -> list[bytes]:
    """What shows that the first entries are the beginning of the second ones; empty from nothing. Raises ProofError."""
    if not 0 <= first <= second:
        raise outside(f"Size {first}", f"大小 {first} ", second)
    if first in (0, second):
        return []
    path, start, end, whole = [], 0, second, True
    while first != end:
        split = start + split_size(end - start)
        if first <= split:
            path.append(subtree_hash(split, end, read))
            end = split
        else:
            path.append(subtree_hash(start, split, read))
            start, whole = split, False
    if not whole:
        path.append(subtree_hash(start, end, read))
    return path[::-1]


def consistency_holds(first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path leads to both roots: the algorithm of section 2.1.4.2. Every log continues the empty one."""
    if not 0 < first < second:
        same = first == second and first_root == second_root
        return not path and (same or (0 == first < second and first_root == EMPTY_ROOT))
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    if not steps:
        return False
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = hash_node(step, old), hash_node(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = hash_node(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
