"""The whole record checked where it lives: entries, heads and anchors by the ledger's verifier, and every row beside them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from touchstone.desk.audit.forgotten import Forgotten
from touchstone.desk.audit.guards import missing_guards
from touchstone.desk.audit.known_heads import last_head_path
from touchstone.desk.audit.lines import Stored, read_stored, write_lines
from touchstone.desk.audit.mismatches import Mismatch, compare
from touchstone.desk.audit.models import Event, EventSubject, LogNode
from touchstone.desk.audit.node_key import origin, refuse_missing, verifying_keys
from touchstone.desk.audit.rereading import PIECE
from touchstone.desk.audit.signing import newest_head, tail_frontier
from touchstone.desk.audit.subtrees import kept_nodes
from touchstone.ledger.anchors import Anchor
from touchstone.ledger.checking import Checker
from touchstone.ledger.errors import FrontierError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.known import know_anchors, know_heads
from touchstone.ledger.report import Report

MOST = 100  # mismatches that are kept; all are counted
PIECE_OF_NODES = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the ledger's verifier found, and what the rows beside the entries say otherwise."""

    report: Report
    mismatches: tuple[Mismatch, ...]
    mismatch_count: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.report.sound and not self.mismatch_count

    def in_english(self) -> str:
        """The outcome as lines."""
        rows = "all rows repeat their entries" if not self.mismatch_count else f"{self.mismatch_count:,} rows differ"
        return "\n".join([self.report.in_english(), rows, *(f"  {one.in_english()}" for one in self.mismatches)])

    def in_chinese(self) -> str:
        """The same for a Chinese reader."""
        rows = "各行均与条目一致" if not self.mismatch_count else f"{self.mismatch_count:,} 行不一致"
        return "\n".join([self.report.in_chinese(), rows, *(f"  {one.in_chinese()}" for one in self.mismatches)])


def check_record(
    *,
    anchors: Iterable[Anchor] = (),
    heads: Iterable[str] = (),
    advance: Callable[[int, int], None] = lambda done, size: None,
) -> Outcome:
    """Check all that a head covers, in constant memory, while people go on working. Changes nothing.

    `anchors` and `heads` are copies kept elsewhere. `advance` is told (entries done, all). Raises LedgerError: cannot begin.
    """
    keys, head = verifying_keys(), newest_head()
    if head is None or not keys:
        raise refuse_missing()
    path = last_head_path()
    notes = [*heads, *([path.read_text("utf-8")] if path.exists() else [])]
    known, faults = know_heads(notes, keys)
    anchored, more = know_anchors(anchors, keys)
    checker = Checker(keys, [*known, *anchored], [*faults, *more])
    rows = Rows(head.size, advance)
    for line in write_lines(origin(), head.size, rows.read()):
        checker.feed(line)
    rows.finish()
    return Outcome(checker.finish(), tuple(rows.found), rows.count)


class Rows:
    """Looks at the rows while the entries stream by."""

    def __init__(self, size: int, advance: Callable[[int, int], None]) -> None:
        self.size, self.advance = size, advance
        self.found: list[Mismatch] = []
        self.count = 0
        self.frontier = Frontier()
        self.nodes: list[LogNode] = []
        self.forgotten = Forgotten()

    def read(self) -> Iterator[Stored]:
        """The rows up to the head, each compared on its way."""
        piece: list[Stored] = []
        for stored in read_stored(0, self.size):
            piece.append(stored)
            if len(piece) == PIECE:
                yield from self._look(piece)
                piece = []
        yield from self._look(piece)

    def finish(self) -> None:
        """What can be known only at the end."""
        self._compare_nodes()
        for _name in missing_guards(connection):
            self._add(Mismatch(self.size, "guard"))
        for sequence in self.forgotten.lost():
            self._add(Mismatch(sequence, "lost"))
        if not self._holds_tail():
            self._add(Mismatch(self.size, "tail"))

    def _look(self, piece: list[Stored]) -> Iterator[Stored]:
        if not piece:
            return
        first, last = piece[0].event.sequence, piece[-1].event.sequence
        subjects = defaultdict(list)
        for row in EventSubject.objects.filter(sequence__gte=first, sequence__lte=last):
            subjects[row.sequence].append(row)
        for stored in piece:
            for mismatch in compare(stored.event, subjects[stored.event.sequence]):
                self._add(mismatch)
            self.forgotten.see(stored.event, has_particulars=stored.particulars is not None)
            self._grow(bytes(stored.event.leaf_hash))
            yield stored
        self.advance(last + 1, self.size)

    def _grow(self, leaf: bytes) -> None:
        self.nodes += kept_nodes(self.frontier, [leaf])
        self.frontier = self.frontier.append(leaf)
        if len(self.nodes) >= PIECE_OF_NODES:
            self._compare_nodes()

    def _compare_nodes(self) -> None:
        for level in {node.level for node in self.nodes}:
            wanted = {node.place: bytes(node.hash) for node in self.nodes if node.level == level}
            kept = LogNode.objects.filter(level=level, place__in=wanted).values_list("place", "hash")
            found = {place: bytes(one) for place, one in kept}
            for place in wanted:
                if found.get(place) != wanted[place]:
                    self._add(Mismatch(place << level, "node"))
        self.nodes = []

    def _holds_tail(self) -> bool:
        """Whether the entries after the head lead from it to the kept right edge."""
        try:
            tail = tail_frontier()
        except FrontierError:
            return False
        frontier = self.frontier
        for leaf in (
            Event.objects.filter(sequence__gte=self.size, sequence__lt=tail.size)
            .order_by("sequence")
            .values_list("leaf_hash", flat=True)
        ):
            frontier = frontier.append(bytes(leaf))
        return frontier == tail and not Event.objects.filter(sequence__gte=tail.size).exists()

    def _add(self, mismatch: Mismatch) -> None:
        self.count += 1
        if len(self.found) < MOST:
            self.found.append(mismatch)
