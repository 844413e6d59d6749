"""A small record for the tests of this room: entries, heads every so often, an anchor for each, exported to bytes."""

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from touchstone.ledger.anchors import Anchor, next_anchor
from touchstone.ledger.canonical import Json, canonical_bytes
from touchstone.ledger.checking import Checker
from touchstone.ledger.export import ExportedEntry, write_export
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.heads import SignedHead, sign_head
from touchstone.ledger.keys import SigningKey
from touchstone.ledger.known import KnownHead
from touchstone.ledger.particulars import digest_particulars
from touchstone.ledger.report import Report

ORIGIN = "desk.example/record"
KEY = SigningKey(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes(32)))
STRANGER = SigningKey(ORIGIN, Ed25519PrivateKey.from_private_bytes(b"\1" * 32))
KEYS = (KEY.verifying,)
FIRST_DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about one log."""

    entries: tuple[ExportedEntry, ...]
    heads: tuple[SignedHead, ...]
    anchors: tuple[Anchor, ...]

    @property
    def notes(self) -> list[str]:
        return [head.note for head in self.heads]

    def export(self) -> bytes:
        file = BytesIO()
        write_export(file, ORIGIN, self.entries, self.notes, self.anchors)
        return file.getvalue()

    def lines(self) -> list[bytes]:
        return self.export().splitlines(keepends=True)


def make_entry(number: int, with_particulars: bool = False) -> ExportedEntry:
    """The entry of a number."""
    value: dict[str, Json] = {"event": "开店", "seq": number}
    if not with_particulars:
        return ExportedEntry(canonical_bytes(value))
    salt, person = bytes([number % 256]) * 16, {"name": f"王{number}"}
    value["particulars_digest"] = digest_particulars(salt, person)
    return ExportedEntry(canonical_bytes(value), salt, canonical_bytes(person))


def make_record(size: int, every: int = 10, particulars_every: int = 3, anchored: bool = True) -> Record:
    """A record of `size` entries with a head after each `every` of them and after the last."""
    entries = tuple(make_entry(number, number % particulars_every == 1) for number in range(size))
    heads: list[SignedHead] = []
    anchors: list[Anchor] = []
    frontier = Frontier()
    for number, entry in enumerate(entries, 1):
        frontier = frontier.append(hash_leaf(entry.data))
        if number % every == 0 or number == size:
            heads.append(sign(entries, frontier, heads[-1] if heads else None))
            if anchored:
                day = FIRST_DAY + timedelta(days=len(anchors))
                anchors.append(next_anchor(day, heads[-1].note, anchors[-1] if anchors else None))
    return Record(entries, tuple(heads), tuple(anchors))


def sign(entries: tuple[ExportedEntry, ...], frontier: Frontier, last: SignedHead | None) -> SignedHead:
    """The head of a frontier over entries."""
    return sign_head(
        key=KEY, frontier=frontier, last=last, reread=lambda start, end: [one.data for one in entries[start:end]]
    )


def check(lines: list[bytes], known: tuple[KnownHead, ...] = ()) -> Report:
    """What the verification finds in the lines of an export."""
    checker = Checker(KEYS, known)
    for line in lines:
        checker.feed(line)
    return checker.finish()
