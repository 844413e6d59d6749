"""Signed notes: the published example verifies, and only one spelling is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.ledger.errors import NoteError
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.note import MOST_SIGNATURES, Note, Signature, parse_note

# The example of Go's package golang.org/x/mod/sumdb/note, where the format comes from.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
GOOD = Note("a\n", (Signature("x", b"1234", b"s"),)).to_text()
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
signatures = st.builds(
    Signature,
    st.text("abc./é试", min_size=1),
    st.binary(min_size=4, max_size=4),
    st.binary(min_size=1, max_size=80),
)


def test_the_published_example_verifies() -> None:
    note, key = parse_note(GO_NOTE), VerifyingKey.from_text(GO_KEY)
    assert key.made(note.signatures[0])
    assert key.verifies(note.text, note.signatures[0])
    assert note.to_text() == GO_NOTE


@given(st.lists(texts, min_size=1), st.lists(signatures, min_size=1, max_size=16))
def test_a_note_is_read_back(lines: list[str], signed: list[Signature]) -> None:
    note = Note("\n".join(lines) + "\n", tuple(signed))
    assert parse_note(note.to_text()) == note


BAD = (
    "",
    "a\n",
    "a\n\n",
    "\n\n— x MTIzNHM=\n",
    GOOD[:-1],
    GOOD + "\n",
    GOOD.replace("— ", "- "),
    GOOD.replace("— ", "—  "),
    GOOD.replace(" x ", " x+y "),
    GOOD.replace(" x ", " x\u00a0y "),
    GOOD.replace("\n", "\r\n"),
    GOOD.replace("a\n", "a\t\n"),
    "a\n\n— x MTIzNHN=\n",
    "a\n\n— x MTIzNA==\n",
    "a\n\n— x MTIzNHM\n",
    "a\n\n— x MTIzNHM= \n",
    "a\n\n" + "— x MTIzNHM=\n" * (MOST_SIGNATURES + 1),
)


@pytest.mark.parametrize("written", BAD, ids=range(len(BAD)))
def test_what_is_not_exactly_a_note_is_refused(written: str) -> None:
    with pytest.raises(NoteError, match="not a signed head"):
        parse_note(written)


def test_many_signatures_are_read() -> None:
    assert len(parse_note("a\n\n" + "— x MTIzNHM=\n" * MOST_SIGNATURES).signatures) == MOST_SIGNATURES
