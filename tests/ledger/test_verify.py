"""The verification of files: against keys, heads and anchors."""

from pathlib import Path

import pytest

from tests.ledger.record import KEYS, STRANGER, Record, make_record
from touchstone.ledger.errors import ExportError, NoteError
from touchstone.ledger.faults import FaultKind
from touchstone.ledger.verify import load_heads, verify_export

RECORD = make_record(35)
LINES = RECORD.lines()


def written(folder: Path, lines: list[bytes]) -> Path:
    path = folder / "record.jsonl"
    path.write_bytes(b"".join(lines))
    return path


def test_a_sound_file_agrees_with_all_heads_and_anchors(tmp_path: Path) -> None:
    report = verify_export(written(tmp_path, LINES), KEYS, RECORD.anchors, RECORD.notes)
    assert report.sound
    assert report.proven == 35


def test_with_another_key_nothing_is_believed(tmp_path: Path) -> None:
    report = verify_export(written(tmp_path, LINES), [STRANGER.verifying])
    assert {one.kind for one in report.faults} == {FaultKind.SIGNATURE, FaultKind.ANCHOR, FaultKind.UNCOVERED}
    assert report.proven == 0


@pytest.mark.parametrize("distance", [0, 1, 5, 28])
def test_a_duplicate_is_told_from_an_entry_put_in(tmp_path: Path, distance: int) -> None:
    copied = [*LINES[: 6 + distance], LINES[5], *LINES[6 + distance :]]
    report = verify_export(written(tmp_path, copied), KEYS)
    assert [(one.kind, one.line, one.first) for one in report.faults] == [(FaultKind.DUPLICATE, 7 + distance, 4)]


def test_an_older_export_is_sound_by_itself_and_a_rollback_beside_a_newer_head(tmp_path: Path) -> None:
    older = written(tmp_path, older_record().lines())
    assert verify_export(older, KEYS).sound
    for report in (
        verify_export(older, KEYS, RECORD.anchors),
        verify_export(older, KEYS, heads=[RECORD.notes[-1]]),
    ):
        assert [one.kind for one in report.faults][-1] == FaultKind.ROLLBACK
        assert (report.faults[-1].first, report.faults[-1].last) == (20, 34)


def test_a_rewritten_record_that_the_key_signed_again_contradicts_the_anchors(tmp_path: Path) -> None:
    rewritten = written(tmp_path, make_record(35, particulars_every=4).lines())
    assert verify_export(rewritten, KEYS).sound
    kinds = [one.kind for one in verify_export(rewritten, KEYS, RECORD.anchors).faults]
    assert kinds.count(FaultKind.FORKED) == 4


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        verify_export(tmp_path / "none", KEYS)


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"\n" * 50, b"{}" * 1000, bytes(range(256))])
def test_any_bytes_are_judged_without_an_error(tmp_path: Path, content: bytes) -> None:
    assert not verify_export(written(tmp_path, [content]), KEYS).sound


def test_heads_are_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "head").write_text(RECORD.notes[0], encoding="utf-8")
    (tmp_path / "bad").write_bytes(b"\xff")
    assert load_heads([tmp_path / "head"]) == RECORD.notes[:1]
    with pytest.raises(NoteError, match="not UTF-8"):
        load_heads([tmp_path / "bad"])


def older_record() -> Record:
    """The record as it was after its second head."""
    return Record(RECORD.entries[:20], RECORD.heads[:2], RECORD.anchors[:2])
