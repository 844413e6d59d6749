"""The trie of all patterns, laid out so that a walk along a term reads memory in order.

Nodes are numbered depth first, so the first child of node n is n + 1; plain letters come before masks. A node is two
numbers, side by side: (label | HASHED | next sibling << 20) and (first pattern | patterns << 24 | children << 31), where
`children` is a 32-bit filter of the labels below. Nodes with many children keep them in a hash table instead.
"""

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled

LABEL_BITS = 0xFFFF
HASHED = 1 << 16
SIBLING_SHIFT = 20
PATTERN_BITS = (1 << 24) - 1
COUNT_SHIFT, COUNT_BITS = 24, 0x7F
FILTER_SHIFT = 31
MANY_CHILDREN = 3
EMPTY = -1
_CHILD_BITS = (1 << 24) - 1  # an edge of the hash table is node << 40 | symbol << 24 | child


@compiled
def _slot(key: int, size: int) -> int:
    return (key * 0x1E3779B97F4A7C15 >> 20) & (size - 1)


@compiled
def _filter_bit(symbol: int) -> int:
    return FILTER_SHIFT + (((symbol * 40503) >> 7) & 31)


@compiled
def find_child(nodes: NDArray[np.int64], edges: NDArray[np.int64], node: int, symbol: int) -> int:
    """Child of `node` by `symbol`, or -1."""
    if not (nodes[2 * node + 1] >> _filter_bit(symbol)) & 1:
        return -1
    if nodes[2 * node] & HASHED:
        key = (node << 16) | symbol
        slot = _slot(key, len(edges))
        while edges[slot] != EMPTY:
            if edges[slot] >> 24 == key:
                return int(edges[slot] & _CHILD_BITS)
            slot = (slot + 1) & (len(edges) - 1)
        return -1
    child = node + 1
    while child:
        if nodes[2 * child] & LABEL_BITS == symbol:
            return child
        child = int(nodes[2 * child] >> SIBLING_SHIFT)
    return -1


@compiled
def _lay_out(symbols: NDArray[np.int64], starts: NDArray[np.int64], nodes: NDArray[np.int64]) -> int:
    """Nodes of sorted patterns, depth first; returns their number (the root is node 0)."""
    path = np.zeros(256, dtype=np.int64)
    length = 0
    count = 1
    for pattern in range(len(starts) - 1):
        size = starts[pattern + 1] - starts[pattern]
        shared = 0
        while (
            shared < min(length, size) and nodes[2 * path[shared + 1]] & LABEL_BITS == symbols[starts[pattern] + shared]
        ):
            shared += 1
        if shared < length and shared < size:
            nodes[2 * path[shared + 1]] |= count << SIBLING_SHIFT
        for place in range(shared, size):
            nodes[2 * count] = symbols[starts[pattern] + place]
            nodes[2 * count + 1] = pattern
            nodes[2 * path[place] + 1] |= 1 << _filter_bit(symbols[starts[pattern] + place])
            path[place + 1] = count
            count += 1
        length = size
        final = 2 * path[size] + 1
        if (nodes[final] >> COUNT_SHIFT) & COUNT_BITS < COUNT_BITS:
            nodes[final] += 1 << COUNT_SHIFT
    return count


@compiled
def _hash_children(nodes: NDArray[np.int64], edges: NDArray[np.int64]) -> int:
    """Put the children of nodes with many into `edges` (if it has room for any); returns how many there are."""
    hashed = 0
    for node in range(len(nodes) // 2):
        if nodes[2 * node + 1] >> FILTER_SHIFT == 0:
            continue
        children = 0
        child = node + 1
        while child:
            children += 1
            child = nodes[2 * child] >> SIBLING_SHIFT
        if children <= MANY_CHILDREN:
            continue
        hashed += children
        if len(edges) == 0:
            continue
        nodes[2 * node] |= HASHED
        child = node + 1
        while child:
            key = (node << 16) | (nodes[2 * child] & LABEL_BITS)
            slot = _slot(key, len(edges))
            while edges[slot] != EMPTY:
                slot = (slot + 1) & (len(edges) - 1)
            edges[slot] = (key << 24) | child
            child = nodes[2 * child] >> SIBLING_SHIFT
    return hashed


def build_trie(symbols: NDArray[np.int64], starts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`nodes` (2 n,) and `edges` (2^k,) of patterns sorted by their symbols, `symbols[starts[p]:starts[p + 1]]`."""
    room = np.zeros(2 * (len(symbols) + 1), dtype=np.int64)
    nodes = room[: 2 * _lay_out(symbols, starts, room)].copy()
    hashed = _hash_children(nodes, np.zeros(0, dtype=np.int64))
    edges = np.full(1 << max(10, int(2 * hashed).bit_length()), EMPTY, dtype=np.int64)
    _hash_children(nodes, edges)
    return nodes, edges
