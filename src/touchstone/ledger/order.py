"""Entries arrive by their numbers: finds what is missing, late, twice or put in, and hands the leaves on in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from touchstone.ledger.faults import Fault, FaultKind

MOST_WAITING = 1000  # early entries that are kept until the missing one has arrived


class Arrived(NamedTuple):
    """One entry as it stands in the file."""

    seq: int
    leaf: bytes
    line: int


@dataclass(slots=True)
class EntryOrder:
    """`next` is the number that is due. Once leaves are lost, `broken` says that the tree cannot be continued."""

    next: int = 0
    broken: bool = False
    lost: int = 0  # lines since the last good entry that could not be read
    odd: Arrived | None = None  # an entry out of order, until the one after it shows why
    waiting: dict[int, Arrived] = field(default_factory=dict)

    def fork(self) -> "EntryOrder":
        """A copy that goes its own way."""
        return replace(self, waiting=dict(self.waiting))

    def take(self, arrived: Arrived) -> Iterator[Fault | bytes]:
        """The leaves that are now in order, and the faults that this entry shows."""
        if self.odd is not None:
            yield from self._judge_odd(arrived.seq)
        if arrived.seq == self.next:
            if self.waiting:
                yield Fault(FaultKind.REORDERED, arrived.line, arrived.seq)
            yield from self._accept(arrived.leaf)
        elif self.lost and arrived.seq > self.next:
            yield from self._skip(arrived.seq, arrived.line)
            yield from self._accept(arrived.leaf)
        else:
            self.odd = arrived

    def settle(self, size: int, line: int) -> Iterator[Fault | bytes]:
        """The same at a head over `size` entries or at the end: nothing may be open then."""
        if self.odd is not None:
            yield from self._judge_odd(size)
        if self.waiting:
            yield from self._give_up()
        if size > self.next:
            yield from self._skip(size, line)

    def _accept(self, leaf: bytes) -> Iterator[bytes]:
        self.lost = 0
        self.next += 1
        yield leaf
        while self.next in self.waiting:
            yield self.waiting.pop(self.next).leaf
            self.next += 1

    def _judge_odd(self, following: int) -> Iterator[Fault | bytes]:
        odd, self.odd = self.odd, None
        if odd is None:
            return
        if following == self.next + 1 and not self.waiting:  # it stands where `next` should: only its number is wrong
            yield Fault(FaultKind.ALTERED, odd.line, self.next)
            yield from self._accept(odd.leaf)
        elif odd.seq < self.next or odd.seq in self.waiting:
            yield Fault(FaultKind.INSERTED, odd.line, odd.seq)
        else:
            self.waiting[odd.seq] = odd
            if len(self.waiting) > MOST_WAITING:
                yield from self._give_up()

    def _give_up(self) -> Iterator[Fault]:
        for seq in sorted(self.waiting):
            yield from self._skip(seq, self.waiting[seq].line)
            self.next = seq + 1
        self.waiting.clear()

    def _skip(self, seq: int, line: int) -> Iterator[Fault]:
        gap, self.lost, self.next = seq - self.next, self.lost, seq
        if gap:
            self.broken = True
        if gap > self.lost:
            yield Fault(FaultKind.MISSING, line, seq - gap + self.lost, seq - 1)
        self.lost = 0
