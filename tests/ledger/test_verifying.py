"""Whom a head may be believed."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.ledger.record import KEY, KEYS, ORIGIN, STRANGER
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.errors import NoteError
from touchstone.ledger.keys import WITNESS, SigningKey, VerifyingKey
from touchstone.ledger.note import Note, Signature
from touchstone.ledger.verifying import open_head

HEAD = Checkpoint(ORIGIN, 7, bytes(range(32)))
TEXT = HEAD.to_text()
SECRET = Ed25519PrivateKey.from_private_bytes(b"\2" * 32)
WITNESS_KEY = VerifyingKey("witness.example", SECRET.public_key().public_bytes_raw(), WITNESS)


def cosign(text: str, time: int = 1_700_000_000, claimed: int | None = None) -> Signature:
    """A cosignature as c2sp.org/tlog-cosignature describes it."""
    signed = SECRET.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
    stamp = (time if claimed is None else claimed).to_bytes(8, "big")
    return Signature(WITNESS_KEY.name, WITNESS_KEY.key_id, stamp + signed)


def test_a_head_signed_by_the_record_is_believed() -> None:
    head = open_head(Note(TEXT, (KEY.sign(TEXT),)).to_text(), KEYS)
    assert (head.checkpoint, head.witnesses) == (HEAD, ())


def test_a_head_signed_by_a_stranger_of_the_same_name_is_not() -> None:
    with pytest.raises(NoteError, match="no signature of the record"):
        open_head(Note(TEXT, (STRANGER.sign(TEXT),)).to_text(), KEYS)


def test_a_signature_of_an_unknown_key_beside_is_passed_over() -> None:
    note = Note(TEXT, (STRANGER.sign(TEXT), KEY.sign(TEXT), cosign(TEXT)))
    assert open_head(note.to_text(), KEYS).witnesses == ()


def test_cosignatures_of_known_witnesses_are_verified_and_named() -> None:
    note = Note(TEXT, (KEY.sign(TEXT), cosign(TEXT)))
    assert open_head(note.to_text(), [*KEYS, WITNESS_KEY]).witnesses == ("witness.example",)


def test_a_cosignature_with_another_time_makes_the_head_unbelievable() -> None:
    note = Note(TEXT, (KEY.sign(TEXT), cosign(TEXT, claimed=1_700_000_001)))
    with pytest.raises(NoteError, match="wrong signature of witness"):
        open_head(note.to_text(), [*KEYS, WITNESS_KEY])


def test_witnesses_alone_do_not_make_a_head() -> None:
    with pytest.raises(NoteError, match="no signature of the record"):
        open_head(Note(TEXT, (cosign(TEXT),)).to_text(), [*KEYS, WITNESS_KEY])


def test_one_wrong_signature_of_a_known_key_spoils_the_head() -> None:
    other = KEY.sign(Checkpoint(ORIGIN, 8, HEAD.root).to_text())
    with pytest.raises(NoteError, match="wrong signature"):
        open_head(Note(TEXT, (KEY.sign(TEXT), other)).to_text(), KEYS)


def test_a_known_key_cannot_sign_for_another_record() -> None:
    elsewhere = SigningKey("other.example", KEY.private)
    with pytest.raises(NoteError, match="no signature of the record"):
        open_head(Note(TEXT, (elsewhere.sign(TEXT),)).to_text(), [elsewhere.verifying])
