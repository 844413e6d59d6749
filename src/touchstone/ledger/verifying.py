"""Whether a signed head may be trusted: by the keys that one holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.ledger.checkpoint import Checkpoint, parse_checkpoint
from touchstone.ledger.errors import NoteError
from touchstone.ledger.keys import LOG, WITNESS, VerifyingKey
from touchstone.ledger.note import Note, parse_note


@dataclass(frozen=True, slots=True)
class VerifiedHead:
    """A head that the log itself signed, and the names of the witnesses that signed it too."""

    checkpoint: Checkpoint
    witnesses: tuple[str, ...]


def open_head(written: str, keys: Sequence[VerifyingKey]) -> VerifiedHead:
    """The head of a signed note. Raises NoteError: no signature of the log by a known key, or a known key's that is wrong.

    Signatures of unknown keys are passed over, as the specification demands: keys are changed, witnesses come and go.
    """
    note = parse_note(written)
    checkpoint = parse_checkpoint(note.text)
    signers = _find_signers(note, keys)
    if not any(key.kind == LOG and key.name == checkpoint.origin for key in signers):
        raise _untrusted(checkpoint, "carries no signature of the record by a known key", "没有已知密钥的台账签名")
    return VerifiedHead(checkpoint, tuple(dict.fromkeys(key.name for key in signers if key.kind == WITNESS)))


def _find_signers(note: Note, keys: Sequence[VerifyingKey]) -> list[VerifyingKey]:
    signers = []
    for signature in note.signatures:
        for key in keys:
            if key.made(signature):
                if not key.verifies(note.text, signature):
                    checkpoint = parse_checkpoint(note.text)
                    raise _untrusted(checkpoint, f"has a wrong signature of {key.name}", f"中 {key.name} 的签名不正确")
                signers.append(key)
    return signers


def _untrusted(checkpoint: Checkpoint, what: str, what_zh: str) -> NoteError:
    return NoteError(
        f"The head of {checkpoint.origin} at {checkpoint.size} entries {what}.",
        hint="Check that the key is that of this record; if it is, the head is forged or damaged.",
        sentence_zh=f"{checkpoint.origin} 在 {checkpoint.size} 条处的树头{what_zh}。",
        hint_zh="请核对密钥是否属于本台账；若是，则该树头系伪造或已损坏。",
    )
