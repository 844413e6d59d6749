"""Signing of heads: what is new is read again from the database and hashed again before the key is touched."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction

from touchstone.desk.audit.alarms import end_alarms, raise_alarm
from touchstone.desk.audit.known_heads import check_known, remember
from touchstone.desk.audit.models import LogNode, LogTail, SignedHead
from touchstone.desk.audit.node_key import signing_key, verifying_keys
from touchstone.desk.audit.rereading import read_entries
from touchstone.desk.audit.subtrees import kept_nodes
from touchstone.ledger.errors import HeadError, LedgerError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.heads import SignedHead as Head
from touchstone.ledger.heads import sign_head


def sign_heads(now: datetime) -> int:
    """Sign a head over all that is committed; returns how many entries it covers that none covered before.

    Raises LedgerError, after the alarm; then nothing was signed.
    """
    try:
        covered = _sign(now)
    except LedgerError as refusal:
        raise_alarm(refusal, now)
        raise
    end_alarms(now)
    return covered


def tail_frontier() -> Frontier:
    """The right edge as the last act left it. Raises FrontierError."""
    text = LogTail.objects.values_list("frontier", flat=True).get(pk=1)
    return Frontier.from_text(text) if text else Frontier()


def newest_head() -> SignedHead | None:
    """The head over the most entries."""
    return SignedHead.objects.order_by("-size").first()


def _sign(now: datetime) -> int:
    row, frontier = newest_head(), tail_frontier()
    key = signing_key()
    keys = verifying_keys()
    check_known(keys)
    last = Head(row.note, Frontier.from_text(row.frontier)) if row else None
    if row and row.size == frontier.size:
        _check_same(row, frontier)
        return 0
    before, leaves = last.frontier if last else Frontier(), list[bytes]()

    def reread(start: int, end: int) -> Iterator[bytes]:
        for entry in read_entries(start, end):
            leaves.append(hash_leaf(entry))
            yield entry

    head = sign_head(key=key, frontier=frontier, last=last, reread=reread, former_keys=keys)
    if not _keep(head, list(kept_nodes(before, leaves)), now):
        return 0
    remember(head.note)
    return frontier.size - before.size


def _keep(head: Head, nodes: list[LogNode], now: datetime) -> bool:
    """Write a head and the subtrees below it; False where another process signed at the same time."""
    frontier = head.frontier
    values = {"size": frontier.size, "root": frontier.root().hex(), "note": head.note, "frontier": frontier.to_text()}
    try:
        with transaction.atomic():
            SignedHead.objects.create(**values, at=now)
            LogNode.objects.bulk_create(nodes, batch_size=1000)
    except IntegrityError:
        if SignedHead.objects.filter(size__gte=frontier.size).exists():
            return False
        raise
    return True


def _check_same(row: SignedHead, frontier: Frontier) -> None:
    if row.root != frontier.root().hex():
        raise HeadError(
            f"No head is signed: the kept right edge is not that of the signed head over {row.size} entries.",
            hint="Stop the writer, run `touchstone ledger check`, and restore the record from its copies.",
            sentence_zh=f"未签名树头：保存的右缘与覆盖 {row.size} 条的签名树头不符。",
            hint_zh="请停止写入，运行 `touchstone ledger check`，再用副本恢复台账。",
        )
