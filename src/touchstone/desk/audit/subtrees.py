"""Hashes of complete subtrees, kept at every fourth level: a proof reads few rows, and a million entries need 67,000."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from touchstone.desk.audit.models import Event, LogNode
from touchstone.ledger.errors import ProofError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_node

STEP = 4


def kept_nodes(before: Frontier, leaves: Iterable[bytes]) -> Iterator[LogNode]:
    """The rows for the subtrees that these leaf hashes complete after `before`."""
    for leaf in leaves:
        for node in before.completed_by(leaf):
            if node.level and node.level % STEP == 0:
                yield LogNode(level=node.level, place=node.place, hash=node.hash)
        before = before.append(leaf)


def read_node(level: int, place: int) -> bytes:
    """The hash of a complete subtree, from the kept ones below it. Raises ProofError where one is missing."""
    below = level % STEP
    count = 1 << below
    hashes = [bytes(one) for one in _row_hashes(level - below, place << below, count)]
    if len(hashes) != count:
        raise _missing(level, place)
    while len(hashes) > 1:
        hashes = [hash_node(one, other) for one, other in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def _row_hashes(level: int, first: int, count: int) -> QuerySet[Any, Any]:
    if level == 0:
        events = Event.objects.filter(sequence__gte=first, sequence__lt=first + count).order_by("sequence")
        return events.values_list("leaf_hash", flat=True)
    nodes = LogNode.objects.filter(level=level, place__gte=first, place__lt=first + count).order_by("place")
    return nodes.values_list("hash", flat=True)


def _missing(level: int, place: int) -> ProofError:
    return ProofError(
        f"The subtree {place} of level {level} is missing in the database.",
        hint="Run `touchstone ledger check`: it says which entries are damaged.",
        sentence_zh=f"数据库中缺少第 {level} 层的子树 {place}。",
        hint_zh="请运行 `touchstone ledger check`，它会指出损坏的条目。",
    )
