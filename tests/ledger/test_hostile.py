"""Whatever bytes come, the verifiers answer: no error escapes, nothing is believed, and both say the same."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.record import FIRST_DAY, ORIGIN, check, make_record
from tests.ledger.test_standalone import other_first_line
from touchstone.ledger.anchors import Anchor, parse_anchor
from touchstone.ledger.checkpoint import parse_checkpoint
from touchstone.ledger.errors import LedgerError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.lines import Line, write_line
from touchstone.ledger.note import parse_note

RECORD = make_record(6, every=2)
GOOD = RECORD.lines()
texts = st.text(st.characters(exclude_categories=["Cs"]))
notes = st.sampled_from(RECORD.notes) | texts | st.builds("{}\n\n— {} {}\n".format, texts, texts, texts)
anchors = st.builds(Anchor, st.sampled_from([FIRST_DAY]), notes, texts).map(lambda one: one.to_line().decode()[:-1])
numbers = st.integers(-3, 9) | st.integers()


def shaped(kind: str, **parts: st.SearchStrategy[str | int]) -> st.SearchStrategy[Line]:
    return st.fixed_dictionaries({"kind": st.just(kind), **parts})


strange = st.one_of(
    shaped("header", format=st.just("touchstone-ledger/1") | texts, origin=st.just(ORIGIN) | texts),
    shaped("entry", bytes=texts, leaf=texts, seq=numbers),
    shaped(
        "entry",
        bytes=st.sampled_from(["{}", "[]", "{"]) | texts,
        leaf=texts,
        particulars=texts,
        salt=texts,
        seq=numbers,
    ),
    shaped("head", note=notes),
    shaped("anchor", line=anchors | texts),
    shaped("end", digest=texts, entries=numbers),
)
written = st.sampled_from(GOOD) | strange.map(write_line) | st.binary().map(lambda one: one.replace(b"\n", b"") + b"\n")


@given(st.lists(written, max_size=12))
def test_strange_lines_are_judged_alike_and_never_believed(lines: list[bytes]) -> None:
    assert not check(lines).sound
    assert other_first_line(b"".join(lines)) is not None


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), written), min_size=1, max_size=3))
def test_strange_lines_in_the_place_of_good_ones_are_judged_alike(changes: list[tuple[int, bytes]]) -> None:
    lines = [*GOOD]
    for place, line in changes:
        lines[place] = line
    assert check(lines).sound == (other_first_line(b"".join(lines)) is None) == (lines == GOOD)


@given(texts | notes)
def test_every_parser_of_texts_reads_or_refuses(text: str) -> None:
    for parse in (parse_note, parse_checkpoint, VerifyingKey.from_text, Frontier.from_text):
        with suppress(LedgerError):
            assert parse(text).to_text() == text


@given(st.binary() | st.sampled_from(RECORD.anchors).map(Anchor.to_line))
def test_an_anchor_is_read_from_its_own_bytes_only(line: bytes) -> None:
    try:
        assert parse_anchor(line).to_line() == line
    except ValueError:
        assert line not in [anchor.to_line() for anchor in RECORD.anchors]
