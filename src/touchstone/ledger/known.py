"""Heads that are known from elsewhere: published ones, and anchors of earlier days. A record must agree with all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.ledger.anchors import Anchor
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.errors import NoteError
from touchstone.ledger.faults import Fault, FaultKind
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.verifying import open_head


@dataclass(frozen=True, slots=True)
class KnownHead:
    """A head with the name under which it is reported, and the anchor that it comes from, if any."""

    source: str
    checkpoint: Checkpoint
    anchor: Anchor | None = None


class KnownHeads:
    """All that is known, to be compared with a log while it is read."""

    def __init__(self, known: Iterable[KnownHead]) -> None:
        self._by_size: dict[int, list[KnownHead]] = {}
        for one in known:
            self._by_size.setdefault(one.checkpoint.size, []).append(one)

    def compare(self, frontier: Frontier) -> Iterator[Fault]:
        """A fault for each head of this size that has another root."""
        for one in self._by_size.get(frontier.size, ()):
            if one.checkpoint.root != frontier.root():
                yield Fault(FaultKind.FORKED, 0, 0, max(frontier.size - 1, 0), one.source)

    def judge(self, size: int, origin: str, chain: Mapping[date, str]) -> Iterator[Fault]:
        """The faults that show at the end of a log; `chain` has the digests of its own anchors by day."""
        for one in (head for heads in self._by_size.values() for head in heads):
            if one.checkpoint.size > size:
                yield Fault(FaultKind.ROLLBACK, 0, size, one.checkpoint.size - 1, one.source)
            elif one.checkpoint.origin != origin:
                yield Fault(FaultKind.FORKED, source=one.source)
            elif one.anchor and _contradicts(one.anchor, chain):
                yield Fault(FaultKind.ANCHOR, source=one.source)


def _contradicts(anchor: Anchor, chain: Mapping[date, str]) -> bool:
    """Whether the chain reaches the day and has another anchor there, or none."""
    return bool(chain) and anchor.day <= max(chain) and chain.get(anchor.day) != anchor.digest()


def know_heads(notes: Iterable[str], keys: Sequence[VerifyingKey]) -> tuple[list[KnownHead], list[Fault]]:
    """The heads of signed notes, and a fault for each that is not to be trusted."""
    known, faults = [], []
    for number, note in enumerate(notes, 1):
        try:
            known.append(KnownHead(f"#{number}", open_head(note, keys).checkpoint))
        except NoteError:
            faults.append(Fault(FaultKind.SIGNATURE, source=f"#{number}"))
    return known, faults


def know_anchors(anchors: Iterable[Anchor], keys: Sequence[VerifyingKey]) -> tuple[list[KnownHead], list[Fault]]:
    """The heads of anchors in order of days; neighbours must follow one another, and none may be smaller than the last."""
    known, faults, before, size = [], [], None, 0
    for anchor in sorted(anchors, key=lambda one: one.day):
        source = anchor.day.isoformat()
        try:
            checkpoint = open_head(anchor.checkpoint, keys).checkpoint
        except NoteError:
            faults.append(Fault(FaultKind.ANCHOR, source=source))
            continue
        if checkpoint.size < size or (before and not _may_follow(before, anchor)):
            faults.append(Fault(FaultKind.ANCHOR, source=source))
        known.append(KnownHead(source, checkpoint, anchor))
        before, size = anchor, checkpoint.size
    return known, faults


def _may_follow(before: Anchor, anchor: Anchor) -> bool:
    """Between days that are not neighbours an anchor may be wanting; then only the record's own chain can tell."""
    days = (anchor.day - before.day).days
    return anchor.follows(before) or days > 1
