"""The proof that one event is in the record: its entry, the way to a signed head, the head; it verifies without the desk."""

from dataclasses import dataclass
from typing import Any

from touchstone.desk.audit.models import Event, SignedHead
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.subtrees import read_node
from touchstone.ledger.checkpoint import Checkpoint, parse_checkpoint
from touchstone.ledger.errors import ProofError
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.inclusion import inclusion_holds, prove_inclusion
from touchstone.ledger.note import parse_note

FORMAT = "touchstone-inclusion/1"


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry at a place, and the hashes (32 bytes) that lead from it to the root of the head."""

    entry: bytes
    index: int
    path: tuple[bytes, ...]
    head: str

    @property
    def checkpoint(self) -> Checkpoint:
        """What the head says, without looking at its signature."""
        return parse_checkpoint(parse_note(self.head).text)

    def holds(self) -> bool:
        """Whether the path leads from the entry to the head's root."""
        head = self.checkpoint
        return inclusion_holds(self.index, head.size, hash_leaf(self.entry), self.path, head.root)

    def to_json(self) -> dict[str, Any]:
        """The proof as it is handed out; `touchstone ledger prove FILE --key KEY` reads it."""
        return {
            "format": FORMAT,
            "entry": self.entry.decode(),
            "index": self.index,
            "path": [one.hex() for one in self.path],
            "head": self.head,
            "keys": [key.to_text() for key in verifying_keys()],
        }


def prove(event: Event) -> Proof | None:
    """The proof under the first head that covers the event; None while none does. Raises ProofError: it does not hold."""
    head = SignedHead.objects.filter(size__gt=event.sequence).order_by("size").first()
    if head is None:
        return None
    path = tuple(prove_inclusion(event.sequence, head.size, read_node))
    proof = Proof(bytes(event.entry), event.sequence, path, head.note)
    if not proof.holds():
        raise ProofError(
            f"Entry {event.sequence} does not lead to the head over {head.size} entries.",
            hint="Run `touchstone ledger check`: it says which entries are damaged.",
            sentence_zh=f"第 {event.sequence} 条无法推导到覆盖 {head.size} 条的树头。",
            hint_zh="请运行 `touchstone ledger check`，它会指出损坏的条目。",
        )
    return proof
