"""The proof that one entry is in the record, as a file: the entry, the way to a signed head, the head."""

import json
from dataclasses import dataclass

from touchstone.ledger.canonical import Json, canonical_bytes
from touchstone.ledger.errors import NoteError, ProofError
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.inclusion import inclusion_holds
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.lines import read_hex
from touchstone.ledger.verifying import VerifiedHead, open_head

FORMAT = "touchstone-inclusion/1"
LONGEST = 1 << 22  # bytes of a proof file


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """The canonical bytes of entry `index`, the hashes (32 bytes each) from it to the root, and the signed head."""

    entry: bytes
    index: int
    path: tuple[bytes, ...]
    head: str

    def verify(self, keys: tuple[VerifyingKey, ...]) -> VerifiedHead:
        """The head under which the entry stands. Raises NoteError: the head is not to be trusted; ProofError: not in it."""
        head = open_head(self.head, keys)
        checkpoint = head.checkpoint
        if not inclusion_holds(self.index, checkpoint.size, hash_leaf(self.entry), self.path, checkpoint.root):
            raise ProofError(
                f"The entry is not number {self.index} of the {checkpoint.size} entries under this head.",
                hint="Ask whoever gave you the proof for one that holds; this one proves nothing.",
                sentence_zh=f"该条目不是此树头下 {checkpoint.size} 条中的第 {self.index} 条。",
                hint_zh="请向提供者索取成立的证明；此证明不能证明任何事。",
            )
        return head

    def to_bytes(self) -> bytes:
        """The file: canonical JSON."""
        path: list[Json] = [one.hex() for one in self.path]
        entry = self.entry.decode()
        return canonical_bytes({"entry": entry, "format": FORMAT, "head": self.head, "index": self.index, "path": path})

    @staticmethod
    def from_bytes(written: bytes) -> "InclusionProof":
        """The proof that `to_bytes` wrote. Raises ProofError for any other bytes."""
        try:
            proof = _read(written)
            if proof.to_bytes() != written:
                raise ValueError("another spelling")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, NoteError) as error:
            raise _unreadable() from error
        return proof


def _read(written: bytes) -> InclusionProof:
    """Raises ValueError for what is no proof."""
    if len(written) > LONGEST:
        raise ValueError("too long")
    value = json.loads(written)
    path = tuple(read_hex(one) for one in value["path"])
    if value["format"] != FORMAT or type(value["index"]) is not int or len(path) > 64:
        raise ValueError("another format")
    return InclusionProof(value["entry"].encode(), value["index"], path, value["head"])


def _unreadable() -> ProofError:
    return ProofError(
        "This is not the proof of an entry.",
        hint="Give the file exactly as the desk handed it out.",
        sentence_zh="这不是条目的证明文件。",
        hint_zh="请原样提供工作台给出的文件。",
    )
