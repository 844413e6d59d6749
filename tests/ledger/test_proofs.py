"""A proof in a file convinces whoever holds the record's key, and nobody of anything else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.record import KEYS, STRANGER, make_record
from touchstone.ledger.errors import NoteError, ProofError
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.inclusion import prove_inclusion
from touchstone.ledger.nodes import read_from_leaves
from touchstone.ledger.proofs import LONGEST, InclusionProof

RECORD = make_record(25)
LEAVES = [hash_leaf(one.data) for one in RECORD.entries]


def proof_of(index: int) -> InclusionProof:
    path = prove_inclusion(index, 25, read_from_leaves(LEAVES))
    return InclusionProof(RECORD.entries[index].data, index, tuple(path), RECORD.notes[-1])


@pytest.mark.parametrize("index", [0, 7, 24])
def test_a_proof_holds_after_a_way_through_a_file(index: int) -> None:
    read = InclusionProof.from_bytes(proof_of(index).to_bytes())
    assert read == proof_of(index)
    assert read.verify(KEYS).checkpoint.size == 25


def test_another_entry_or_place_is_not_proved() -> None:
    proof = proof_of(3)
    for other in (
        InclusionProof(RECORD.entries[4].data, 3, proof.path, proof.head),
        InclusionProof(proof.entry, 4, proof.path, proof.head),
        InclusionProof(proof.entry, 3, proof.path[:-1], proof.head),
        InclusionProof(proof.entry, 3, proof.path, RECORD.notes[0]),
    ):
        with pytest.raises(ProofError):
            other.verify(KEYS)


def test_a_key_of_somebody_else_proves_nothing() -> None:
    with pytest.raises(NoteError):
        proof_of(3).verify((STRANGER.verifying,))


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_bit_of_the_file_can_be_another(place: int, bit: int) -> None:
    written = bytearray(proof_of(11).to_bytes())
    written[place % len(written)] ^= 1 << bit
    with pytest.raises((ProofError, NoteError)):
        InclusionProof.from_bytes(bytes(written)).verify(KEYS)


@pytest.mark.parametrize(
    "written",
    [b"", b"[]", b"{}", b"[" * 100_000, b'"' * (LONGEST + 1), json.dumps(json.loads(proof_of(1).to_bytes())).encode()],
)
def test_what_is_no_proof_is_refused(written: bytes) -> None:
    with pytest.raises(ProofError):
        InclusionProof.from_bytes(written)
