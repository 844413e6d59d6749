"""The verb `ledger`: the exit code says whether the record holds, the report where it does not."""

from pathlib import Path

import pytest

from tests.ledger.record import KEY, STRANGER, make_record
from tests.ledger.test_proofs import proof_of
from touchstone.cli.main import main

RECORD = make_record(25)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record.jsonl").write_bytes(RECORD.export())
    (tmp_path / "older.jsonl").write_bytes(make_record(10).export())
    (tmp_path / "altered.jsonl").write_bytes(RECORD.export().replace("开店".encode(), "关店".encode(), 1))
    (tmp_path / "key").write_text(KEY.verifying.to_text() + "\n", encoding="utf-8")
    (tmp_path / "stranger").write_text(STRANGER.verifying.to_text() + "\n", encoding="utf-8")
    (tmp_path / "anchor.json").write_bytes(RECORD.anchors[-1].to_line())
    (tmp_path / "head").write_text(RECORD.notes[-1], encoding="utf-8")
    return tmp_path


def verify(folder: Path, export: str, key: str, *more: str) -> int:
    return main(["ledger", "verify", str(folder / export), "--key", str(folder / key), *more])


def test_a_sound_record_is_called_sound(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder, "record.jsonl", "key", "--anchors", str(folder / "anchor.json")) == 0
    assert "the record is sound; 25 entries are proven" in capsys.readouterr().out


def test_an_altered_record_is_answered_with_the_place_and_its_own_exit_code(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert verify(folder, "altered.jsonl", "key") == 7
    assert "line 2, entry 0: the bytes are not those that were recorded" in capsys.readouterr().out
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    assert verify(folder, "altered.jsonl", "key") == 7
    assert "行 2，条目 0：内容与记录时不一致" in capsys.readouterr().out


@pytest.mark.parametrize("known", [("--anchors", "anchor.json"), ("--heads", "head")])
def test_a_record_that_went_back_is_found_beside_what_is_known(folder: Path, known: tuple[str, str]) -> None:
    assert verify(folder, "older.jsonl", "key") == 0
    assert verify(folder, "older.jsonl", "key", known[0], str(folder / known[1])) == 7


def test_the_key_of_another_record_proves_nothing(folder: Path) -> None:
    assert verify(folder, "record.jsonl", "stranger") == 7


@pytest.mark.parametrize(
    ("export", "key", "more", "code"),
    [
        ("none", "key", (), 3),
        ("record.jsonl", "none", (), 4),
        ("record.jsonl", "head", (), 4),
        ("record.jsonl", "key", ("--anchors", "none"), 3),
        ("record.jsonl", "key", ("--heads", "none"), 3),
    ],
)
def test_files_that_cannot_be_used_are_refused(
    folder: Path, export: str, key: str, more: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, export, key, *more) == code
    assert "cure:" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["verify", "record.jsonl"], ["verify", "--key", "key"], ["export"], ["none"], []])
def test_a_call_that_lacks_something_is_refused(
    words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["ledger", *words]) == 2


def prove(folder: Path, key: str, written: bytes) -> int:
    (folder / "proof.json").write_bytes(written)
    return main(["ledger", "prove", str(folder / "proof.json"), "--key", str(folder / key)])


def test_the_proof_of_an_entry_is_checked_without_the_desk(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prove(folder, "key", proof_of(3).to_bytes()) == 0
    assert "this entry is number 3 of 25 signed entries" in capsys.readouterr().out


def test_a_proof_that_does_not_hold_has_the_code_of_a_forged_record(folder: Path) -> None:
    assert prove(folder, "stranger", proof_of(3).to_bytes()) == 7
    assert prove(folder, "key", proof_of(3).to_bytes().replace(b'"index":3', b'"index":4')) == 7
    assert prove(folder, "key", b"{}") == 3
