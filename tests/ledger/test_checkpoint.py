"""Heads as text: three lines, one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.ledger.checkpoint import Checkpoint, parse_checkpoint
from touchstone.ledger.errors import NoteError

# The example of c2sp.org/tlog-checkpoint.
PUBLISHED = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_the_published_example_is_read_and_written() -> None:
    head = parse_checkpoint(PUBLISHED)
    assert (head.origin, head.size, head.root[:4].hex()) == ("example.com/behind-the-sofa", 20852163, "0ac5186a")
    assert head.to_text() == PUBLISHED


@given(st.text("abc/.试", min_size=1), st.integers(0, 10**18), st.binary(min_size=32, max_size=32))
def test_a_head_is_read_back(origin: str, size: int, root: bytes) -> None:
    head = Checkpoint(origin, size, root)
    assert parse_checkpoint(head.to_text()) == head


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("20852163", "020852163"),
        ("20852163", "-1"),
        ("20852163", "2e3"),
        ("20852163", "٣"),
        ("20852163", "9" * 20),
        ("example.com/behind-the-sofa", ""),
        ("q2I=", "q2J="),
        ("q2I=", "q2I"),
        ("q2I=", ""),
        ("q2I=\n", "q2I=\nextension\n"),
        ("q2I=\n", "q2I=\n\n"),
        ("q2I=\n", "q2I="),
    ],
)
def test_any_other_spelling_is_refused(old: str, new: str) -> None:
    with pytest.raises(NoteError):
        parse_checkpoint(PUBLISHED.replace(old, new))
