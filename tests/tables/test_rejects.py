"""The rejects file says what is wrong with each row, in both languages, and can be cut back."""

import csv
from pathlib import Path

import pytest

from touchstone.tables.errors import OutputError
from touchstone.tables.reasons import REASON_TEXTS, Reason
from touchstone.tables.rejects import HEADER, SHOWN_CHARACTERS, Reject, RejectsWriter, shown

NO_TITLE = Reject("a.csv", 7, Reason.NO_TITLE, 'x,"香"')
NOT_JSON = Reject("b.jsonl", 1, Reason.NOT_JSON, "{")


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def test_a_reject_is_written_with_reason_and_cure_in_both_languages(tmp_path: Path) -> None:
    with RejectsWriter(tmp_path / "r.csv") as writer:
        writer.write([NO_TITLE])
    text = REASON_TEXTS[Reason.NO_TITLE]
    words = [text.reason_en, text.reason_zh, text.cure_en, text.cure_zh]
    assert rows(tmp_path / "r.csv") == [list(HEADER), ["a.csv", "7", "no_title", *words, 'x,"香"']]


def test_reasons_are_counted(tmp_path: Path) -> None:
    with RejectsWriter(tmp_path / "r.csv") as writer:
        writer.write([NO_TITLE, NOT_JSON, NO_TITLE])
    assert writer.counts == {Reason.NO_TITLE: 2, Reason.NOT_JSON: 1}


def test_an_interrupted_file_is_cut_back_to_its_checkpoint(tmp_path: Path) -> None:
    writer = RejectsWriter(tmp_path / "r.csv")
    writer.write([NO_TITLE])
    place = writer.checkpoint()
    writer.write([NOT_JSON])
    writer.close()
    with RejectsWriter(tmp_path / "r.csv", resume_at=place) as again:
        again.write([NO_TITLE])
    assert [row[:2] for row in rows(tmp_path / "r.csv")[1:]] == [["a.csv", "7"], ["a.csv", "7"]]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refusal:
        RejectsWriter(tmp_path / "nowhere" / "r.csv")
    assert refusal.value.retry


@pytest.mark.parametrize(
    ("raw", "text"),
    [(b"a\xff", "a\\xff"), (b"a\0\tb\r\n", "a\\x00\\tb"), ("香\u200b", "香\\u200b"), ("\ud800", "\\ud800"), (b"", "")],
)
def test_a_row_is_shown_with_escapes(raw: bytes | str, text: str) -> None:
    assert shown(raw) == text


def test_a_long_row_is_cut() -> None:
    assert len(shown("香" * 10_000)) == SHOWN_CHARACTERS


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words_in_both_languages(reason: Reason) -> None:
    text = REASON_TEXTS[reason]
    assert all(word.isascii() for word in (text.reason_en, text.cure_en) if "…" not in word)
    assert all(not word.isascii() for word in (text.reason_zh, text.cure_zh))
