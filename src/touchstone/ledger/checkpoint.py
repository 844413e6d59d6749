"""Heads of the log as text (c2sp.org/tlog-checkpoint): origin, size and root, and nothing else."""

import re
from dataclasses import dataclass

from touchstone.ledger.base64_text import decode_base64, encode_base64
from touchstone.ledger.hashing import HASH_SIZE
from touchstone.ledger.note import not_a_note

SIZE = re.compile("0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The first `size` entries of the log `origin` have this root (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def to_text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{encode_base64(self.root)}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """The head of a note's text; extension lines, which we never write, are refused. Raises NoteError."""
    *lines, rest = text.split("\n")
    if rest or len(lines) != 3 or not lines[0] or not SIZE.fullmatch(lines[1]):
        raise not_a_note("not the three lines origin, size and root", "不是来源、大小、根值三行")
    try:
        root = decode_base64(lines[2])
    except ValueError as error:
        raise not_a_note("a root that is not base 64", "根值不是 Base64") from error
    if len(root) != HASH_SIZE:
        raise not_a_note("a root that is not 32 bytes", "根值不是 32 字节")
    return Checkpoint(lines[0], int(lines[1]), root)
