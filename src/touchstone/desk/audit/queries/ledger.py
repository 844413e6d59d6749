"""What the page of the ledger shows."""

from dataclasses import dataclass
from datetime import date

from touchstone.desk.audit.alarms import open_alarm
from touchstone.desk.audit.known_heads import anchors
from touchstone.desk.audit.models import Alarm, LogTail, SignedHead, Verification
from touchstone.desk.audit.node_key import origin, verifying_keys
from touchstone.desk.authority.errors import NotThereError
from touchstone.ledger.anchors import Anchor
from touchstone.ledger.checkpoint import parse_checkpoint
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.note import parse_note

HEADS, ANCHORS = 10, 31


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """A daily anchor and how many entries its head covers."""

    anchor: Anchor
    size: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The ledger now: `unsigned` entries wait for the next head."""

    origin: str
    size: int
    unsigned: int
    heads: list[SignedHead]
    anchors: list[AnchorRow]
    keys: tuple[VerifyingKey, ...]
    alarm: Alarm | None
    verification: Verification | None


def overview() -> Overview:
    """All of it. Raises AnchorError, KeyFileError: a file in the home folder is damaged."""
    size = LogTail.objects.values_list("size", flat=True).get(pk=1)
    heads = list(SignedHead.objects.order_by("-size")[:HEADS])
    newest = [_row(anchor) for anchor in reversed(anchors()[-ANCHORS:])]
    unsigned = size - (heads[0].size if heads else 0)
    last = Verification.objects.first()
    return Overview(origin(), size, unsigned, heads, newest, verifying_keys(), open_alarm(), last)


def found_anchor(day: date) -> Anchor:
    """The anchor of a day. Raises NotThereError."""
    for anchor in anchors():
        if anchor.day == day:
            return anchor
    raise NotThereError


def found_head(size: int) -> SignedHead:
    """The head over so many entries. Raises NotThereError."""
    head = SignedHead.objects.filter(size=size).first()
    if head is None:
        raise NotThereError
    return head


def _row(anchor: Anchor) -> AnchorRow:
    return AnchorRow(anchor, parse_checkpoint(parse_note(anchor.checkpoint).text).size)
