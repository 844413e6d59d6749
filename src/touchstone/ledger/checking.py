"""The check of an export, line by line, in constant memory."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date
from hashlib import sha256

from touchstone.ledger.anchors import NOTHING_BEFORE, Anchor, parse_anchor
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.errors import NoteError
from touchstone.ledger.faults import Fault, FaultKind
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.known import KnownHead, KnownHeads
from touchstone.ledger.lines import Line
from touchstone.ledger.order import Arrived, EntryOrder
from touchstone.ledger.particulars import commits_to
from touchstone.ledger.report import Report
from touchstone.ledger.shapes import FORMAT, read_leaf, read_shaped
from touchstone.ledger.verifying import VerifiedHead, open_head

MOST_FAULTS = 100  # that are kept; all are counted


class Checker:
    """Fed with the lines of an export in order, then finished. `known` are heads that the log must agree with."""

    def __init__(
        self, keys: Sequence[VerifyingKey], known: Iterable[KnownHead] = (), faults: Iterable[Fault] = ()
    ) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.fault_count = len(self.faults)
        self._keys = keys
        self._known = KnownHeads(known)
        self._digest = sha256()
        self._order = EntryOrder()
        self._frontier = Frontier()
        self._doubtful = False  # a leaf in the tree may be the wrong one of two
        self._origin = ""
        self._line = self._entries = self._heads = self._cosignatures = self._particulars = self._proven = 0
        self._covered = -1  # the size of the last head
        self._anchors: dict[date, str] = {}  # day -> digest
        self._anchor: Anchor | None = None
        self._ended = False
        self._compare_known()

    def fork(self) -> "Checker":
        """A copy that goes its own way from here."""
        other = copy(self)
        other._digest, other._order, other._anchors = self._digest.copy(), self._order.fork(), dict(self._anchors)
        return other

    def digest(self) -> str:
        """SHA-256 of all lines so far, in hexadecimal."""
        return self._digest.hexdigest()

    def feed(self, written: bytes) -> None:
        """Check the next line, with its line end."""
        self._line += 1
        try:
            line = read_shaped(written)
        except ValueError:
            self._order.lost += 1
            self._blame(Fault(FaultKind.UNREADABLE, self._line))
        else:
            if self._ended or (line["kind"] == "header") != (self._line == 1):
                self._blame(Fault(FaultKind.INSERTED, self._line))
            HANDLERS[str(line["kind"])](self, line)
        self._digest.update(written)

    def finish(self) -> Report:
        """What was found, once all lines are fed."""
        if not self._ended:
            self._settle(self._order.next)
            self._blame(Fault(FaultKind.TRUNCATED, self._line + 1, self._order.next))
        size = self._order.next
        if self._covered < size:
            self._blame(Fault(FaultKind.UNCOVERED, self._line, max(self._covered, 0), max(size - 1, 0)))
        for fault in self._known.judge(size, self._origin, self._anchors):
            self._blame(fault)
        return Report(
            origin=self._origin,
            lines=self._line,
            entries=self._entries,
            heads=self._heads,
            cosignatures=self._cosignatures,
            anchors=len(self._anchors),
            particulars=self._particulars,
            proven=self._proven,
            faults=self.faults,
            fault_count=self.fault_count,
        )

    def _blame(self, fault: Fault) -> None:
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults = (*self.faults, fault)

    def _header(self, line: Line) -> None:
        if line["format"] != FORMAT:
            self._blame(Fault(FaultKind.UNREADABLE, self._line))
        self._origin = self._origin or str(line["origin"])

    def _entry(self, line: Line) -> None:
        self._entries += 1
        seq, data = int(line["seq"]), str(line["bytes"]).encode()
        leaf = hash_leaf(data)
        self._particulars += "salt" in line
        if leaf.hex() != line["leaf"]:
            self._blame(Fault(FaultKind.ALTERED, self._line, seq))
            leaf, self._doubtful = read_leaf(str(line["leaf"])) or leaf, True
        elif "salt" in line and not commits_to(data, str(line["salt"]), str(line["particulars"])):
            self._blame(Fault(FaultKind.PARTICULARS, self._line, seq))
        self._go_on(self._order.take(Arrived(seq, leaf, self._line)))

    def _go_on(self, steps: Iterable[Fault | bytes]) -> None:
        for step in steps:
            if isinstance(step, Fault):
                self._blame(step)
            elif not self._order.broken:
                self._frontier = self._frontier.append(step)
                self._compare_known()

    def _settle(self, size: int) -> None:
        self._go_on(self._order.settle(size, self._line))

    def _head(self, line: Line) -> None:
        head = self._open(str(line["note"]), FaultKind.SIGNATURE)
        if head is None:
            return
        size = head.checkpoint.size
        self._heads += 1
        self._cosignatures += len(head.witnesses)
        if size <= self._covered:
            repeated = FaultKind.DUPLICATE if size == self._covered else FaultKind.REORDERED
            self._blame(Fault(repeated, self._line))
            return
        self._settle(size)
        first = max(self._covered, 0)
        if size < self._order.next and not self._order.broken:
            self._blame(Fault(FaultKind.INSERTED, self._line, first, self._order.next - 1))
            self._order.broken = True
        if not self._agrees(head.checkpoint, Fault(FaultKind.REWRITTEN, self._line, first, max(size - 1, 0))):
            self._order.broken = True
        if self.fault_count == 0:
            self._proven = size
        self._covered = size

    def _anchor_line(self, line: Line) -> None:
        fault = Fault(FaultKind.ANCHOR, self._line)
        try:
            anchor = parse_anchor(str(line["line"]).encode() + b"\n")
        except ValueError:
            self._blame(fault)
            return
        head = self._open(anchor.checkpoint, FaultKind.ANCHOR)
        before = self._anchor
        if not (anchor.follows(before) if before else anchor.previous == NOTHING_BEFORE):
            self._blame(fault)
        if head is not None:
            self._settle(head.checkpoint.size)
            self._agrees(head.checkpoint, fault)
        self._anchor, self._anchors[anchor.day] = anchor, anchor.digest()

    def _end(self, line: Line) -> None:
        self._settle(int(line["entries"]))
        wrong = line["entries"] != self._order.next or line["digest"] != self.digest()
        if wrong and self.fault_count == 0:
            self._blame(Fault(FaultKind.ALTERED, self._line))
        self._ended = True

    def _open(self, note: str, kind: FaultKind) -> VerifiedHead | None:
        try:
            head = open_head(note, self._keys)
        except NoteError:
            self._blame(Fault(kind, self._line))
            return None
        if head.checkpoint.origin != self._origin:
            if self._line > 1:
                self._blame(Fault(FaultKind.ALTERED, 1))
            self._origin = head.checkpoint.origin
        return head

    def _agrees(self, checkpoint: Checkpoint, fault: Fault) -> bool:
        """Whether the tree has the root of a head. If not, that is a fault, unless its cause is known already."""
        if self._order.broken:
            return False
        same = (checkpoint.size, checkpoint.root) == (self._frontier.size, self._frontier.root())
        if same:
            self._doubtful = False
        elif not self._doubtful:
            self._blame(fault)
        return same

    def _compare_known(self) -> None:
        for fault in () if self._doubtful else self._known.compare(self._frontier):
            self._blame(fault)


HANDLERS: dict[str, Callable[[Checker, Line], None]] = {
    "header": Checker._header,
    "entry": Checker._entry,
    "head": Checker._head,
    "anchor": Checker._anchor_line,
    "end": Checker._end,
}
