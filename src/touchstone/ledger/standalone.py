"""A verifier of record exports in one file: needs Python 3.11 and `cryptography`, nothing of touchstone.

Run: python standalone.py EXPORT --key KEY [--key KEY] [--anchor FILE] [--anchor FILE]
KEY: a file of lines name+id+key, public keys of the record (and of witnesses). FILE: anchors kept elsewhere. Exit code 0: the
record holds. 1: it does not; the first line at fault is printed. 2: a file cannot be used.
What is checked (format `touchstone-ledger/1`): every line is a JSON object in its only spelling (RFC 8785). Entry n has
`seq` n, `leaf` is SHA-256(0x00 || bytes); `salt` and `particulars`, both absent once forgotten, hash to the entry's
`particulars_digest`. Each head (c2sp.org/signed-note, c2sp.org/tlog-checkpoint) is signed with Ed25519 by a given key with
the origin's name, no signature by a given key is wrong, it grows, its root is that of RFC 9162 over all entries before it.
Anchors stand where their head belongs, each names the SHA-256 of the one before. The last head covers the last entry; the
end line has the SHA-256 of all before it. Anchors from outside are signed; the record has their root at their size.
"""

import argparse
import base64
import datetime
import hashlib
import itertools
import json
import re
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Head = tuple[str, int, bytes]  # origin, size, root
KEYS_OF = {"header": "format kind origin", "entry": "bytes kind leaf( particulars salt)? seq", "head": "kind note"}
KEYS_OF |= {"anchor": "kind line", "end": "digest entries kind", "": "checkpoint day format previous"}


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def demand(holds: bool, what: str) -> None:
    """Go on only if it holds. Raises ValueError."""
    if not holds:
        raise ValueError(what)


def decode(text: str) -> bytes:
    """Base 64 in its only spelling. Raises ValueError."""
    data = base64.b64decode(text, validate=True)
    demand(base64.b64encode(data).decode() == text, "base 64 in another spelling")
    return data


def load(line: bytes) -> dict[str, Any]:
    """The object of a line. Raises ValueError."""
    value: dict[str, Any] = json.loads(line)
    again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
    demand(again.encode() == line and isinstance(value, dict), "not canonical JSON")
    typed = all(type(item) is (int if key in ("seq", "entries") else str) for key, item in value.items())
    keys = re.fullmatch(KEYS_OF.get(str(value.get("kind", "")), "-"), " ".join(value))
    demand(typed and keys is not None, "not a line of this format")
    return value


class Trust:
    """The public keys that are given."""

    def __init__(self, files: list[BinaryIO]) -> None:
        self.keys: dict[tuple[str, bytes], tuple[int, Ed25519PublicKey]] = {}
        for text in (row for file in files for row in file.read().decode().splitlines()):
            if text and not text.startswith("#"):
                name, number, key = text.split("+", 2)
                raw = decode(key)
                demand(sha(name.encode() + b"\n" + raw)[:4].hex() == number, f"the id of key {name} is not its own")
                self.keys[name, bytes.fromhex(number)] = raw[0], Ed25519PublicKey.from_public_bytes(raw[1:])

    def open(self, note: str) -> Head:
        """Origin, size and root of a signed note. Raises ValueError, InvalidSignature."""
        demand(not any(ord(one) < 32 and one != "\n" for one in note), "control characters in a note")
        body, _, tail = note.rpartition("\n\n")
        origin, size, root = body.split("\n")
        *rows, rest = tail.split("\n")
        demand(0 < len(rows) <= 64 and not rest and bool(origin) and len(decode(root)) == 32, "not a signed head")
        demand(size.isascii() and size.isdecimal() and str(int(size)) == size, "not a size")
        text = (body + "\n").encode()
        demand((1, origin) in [self.signer(text, *row.split(" ")) for row in rows], "no signature by a given key")
        return origin, int(size), decode(root)

    def signer(self, message: bytes, dash: str, name: str, signed: str) -> tuple[int, str]:
        """Kind and name of the key that made a signature; kind 0 if it is not given. Raises as `open` does."""
        data = decode(signed)
        demand(dash == "\u2014" and bool(re.fullmatch(r"[^\s+]+", name)) and len(data) > 4, "not a signature line")
        kind, key = self.keys.get((name, data[:4]), (0, None))
        if kind == 4:
            message = b"cosignature/v1\ntime %d\n" % int.from_bytes(data[4:12], "big") + message
        if key is not None:
            key.verify(data[12 if kind == 4 else 4 :], message)
        return kind, name


def read_anchors(files: list[BinaryIO], trust: Trust) -> dict[str, tuple[str, Head]]:
    """Anchors kept elsewhere, by day: digest and head; on neighbouring days each names the one before. Raises ValueError."""
    found = [load(line) | {"digest": sha(line).hex()} for file in files for line in file]
    found.sort(key=lambda one: str(one["day"]))
    days = [datetime.date.fromisoformat(one["day"]) for one in found]
    for (day, one), (other, two) in itertools.pairwise(zip(days, found, strict=True)):
        demand((other - day).days > 1 or two["previous"] == one["digest"], f"anchor {other} does not follow {day}")
    return {one["day"]: (one["digest"], trust.open(one["checkpoint"])) for one in found}


class Record:
    """What has been read of an export. Its methods raise ValueError or InvalidSignature."""

    def __init__(self, trust: Trust) -> None:
        self.trust, self.outside, self.digest = trust, dict[str, tuple[str, Head]](), hashlib.sha256()
        self.size, self.stack = 0, list[tuple[int, bytes]]()  # complete subtrees of RFC 9162 with their sizes
        self.lines, self.covered, self.origin, self.ended, self.day, self.days = 0, -1, "", False, "", dict[str, str]()

    def now(self) -> Head:
        """The head as it must be at this place: origin, number of entries, root of RFC 9162."""
        root = b""
        for _, left in reversed(self.stack):
            root = sha(b"\x01" + left + root) if root else left
        return self.origin, self.size, root or sha(b"")

    def read(self, line: bytes) -> None:
        """Check the next line."""
        self.lines += 1
        kind = (value := load(line)).get("kind")
        demand(not self.ended and (kind == "header") == (self.lines == 1), "a line too many")
        if kind == "header":
            self.origin = value["origin"]
            demand(value["format"] == "touchstone-ledger/1", "another format")
        elif kind == "entry":
            self.read_entry(value)
        elif kind == "head":
            due = self.size > self.covered and self.trust.open(value["note"]) == self.now()
            demand(due, "the head is not of these entries, or is there twice")
            self.covered = self.size
        elif kind == "anchor":
            self.read_anchor(value["line"].encode() + b"\n")
        else:
            self.ended = (value.get("entries"), value.get("digest")) == (self.size, self.digest.hexdigest())
            demand(self.ended, "altered before here")
        self.digest.update(line)
        for day, (_, head) in self.outside.items():
            demand(head[1] != self.size or head == self.now(), f"contradicts the anchor of {day}")

    def read_entry(self, value: dict[str, Any]) -> None:
        """Check an entry and let the tree grow."""
        leaf = sha(b"\x00" + value["bytes"].encode())
        demand((value["seq"], value["leaf"]) == (self.size, leaf.hex()), f"entry {self.size} is due here, unaltered")
        if "salt" in value:
            salt, entry = bytes.fromhex(value["salt"]), json.loads(value["bytes"])
            demand(salt.hex() == value["salt"] and isinstance(entry, dict), "salt in another spelling")
            digest = sha(salt + value["particulars"].encode())
            demand(entry.get("particulars_digest") == digest.hex(), "other particulars")
        self.size += 1
        self.stack.append((1, leaf))
        while len(self.stack) > 1 and self.stack[-1][0] == self.stack[-2][0]:
            (count, right), (_, left) = self.stack.pop(), self.stack.pop()
            self.stack.append((2 * count, sha(b"\x01" + left + right)))

    def read_anchor(self, line: bytes) -> None:
        """Check an anchor of the record's own chain."""
        anchor = load(line)
        iso = datetime.date.fromisoformat(anchor["day"]).isoformat()
        demand((anchor["format"], anchor["day"]) == ("touchstone-anchor/1", iso), "not an anchor")
        demand(iso > self.day and anchor["previous"] == self.days.get(self.day, "0" * 64), "not the next anchor")
        demand(self.trust.open(anchor["checkpoint"]) == self.now(), "the anchor is not of these entries")
        self.day, self.days[iso] = iso, sha(line).hex()

    def end(self) -> None:
        """Check what can be known only at the end."""
        demand(self.ended and self.covered == self.size, "cut off, or no head covers the last entries")
        for day, (digest, head) in self.outside.items():
            demand(head[1] <= self.size, f"rolled back: the anchor of {day} covers {head[1]} entries")
            demand(day > self.day or self.days.get(day) == digest, f"the anchor of {day} is not in the record's chain")


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("export", type=argparse.FileType("rb"))
    parser.add_argument("--key", action="append", required=True, type=argparse.FileType("rb"))
    parser.add_argument("--anchor", action="append", default=[], type=argparse.FileType("rb"))
    given = parser.parse_args()
    try:
        record = Record(Trust(given.key))
    except ValueError as error:
        parser.error(f"not a key file: {error}")
    try:
        record.outside = read_anchors(given.anchor, record.trust)
        for line in iter(lambda: given.export.readline(1 << 24), b""):
            record.read(line)
        record.end()
    except (ValueError, LookupError, TypeError, RecursionError, InvalidSignature) as error:
        print(f"the record does NOT hold: line {record.lines}: {error or 'wrong signature'}")
        return 1
    print(f"the record holds: {record.size} entries")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
