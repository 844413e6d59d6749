"""The definitions of RFC 9162 section 2.1 word for word: slow and plain, to test the fast ones against."""

from collections.abc import Sequence

from touchstone.ledger.hashing import EMPTY_ROOT, hash_node, split_size


def plain_root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of leaf hashes."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    split = split_size(len(leaves))
    return hash_node(plain_root(leaves[:split]), plain_root(leaves[split:]))


def plain_inclusion(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH(index, leaves): the neighbours on the way from a leaf to the root."""
    if len(leaves) < 2:
        return []
    split = split_size(len(leaves))
    if index < split:
        return [*plain_inclusion(index, leaves[:split]), plain_root(leaves[split:])]
    return [*plain_inclusion(index - split, leaves[split:]), plain_root(leaves[:split])]


def plain_consistency(first: int, leaves: Sequence[bytes], whole: bool = True) -> list[bytes]:
    """PROOF(first, leaves): what shows that the first leaves are still the beginning. `whole` is the b of SUBPROOF."""
    if first == len(leaves):
        return [] if whole else [plain_root(leaves)]
    split = split_size(len(leaves))
    if first <= split:
        return [*plain_consistency(first, leaves[:split], whole), plain_root(leaves[split:])]
    return [*plain_consistency(first - split, leaves[split:], False), plain_root(leaves[:split])]
