"""A record that is written is read again; what is none is refused with its file and line."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.recount.histories import random_record
from touchstone.figures.errors import RecordError
from touchstone.figures.recount.record import Record, read_record, write_head, write_rows
from touchstone.figures.recount.rows import KINDS


def write(folder: Path, record: Record) -> Path:
    write_head(folder, record.now, record.zone.key)
    for kind in KINDS:
        assert write_rows(folder, kind, record.all_of(kind)) == len(record.all_of(kind))
    return folder


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_what_is_written_is_read_again(seed: int) -> None:
    record = random_record(Random(seed), 12)
    with TemporaryDirectory() as folder:
        assert read_record(write(Path(folder), record)) == record


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("record.json", "nothing", "record.json, line 1"),
        ("record.json", '{"now": "2026-11-22T10:00:00", "zone": "UTC"}', "has no time zone"),
        ("leads.jsonl", '{"lead": "led_1"}', "leads.jsonl, line 1: not of an exported record ('opened' is wanting)"),
        ("appeals.jsonl", '{"appeal": "apl_1", "status": 3, "decided": null}', "3 is no str"),
        ("appeals.jsonl", '{"appeal": "apl_1", "status": "filed", "decided": "soon"}', "appeals.jsonl, line 1"),
        ("tips.jsonl", None, "tips.jsonl, line 1: not of an exported record (No such file"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(file: str, line: str | None, said: str, tmp_path: Path) -> None:
    write(tmp_path, random_record(Random(1), 3))
    (tmp_path / file).unlink() if line is None else (tmp_path / file).write_text(line, encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        read_record(tmp_path)
    assert said in str(refused.value)
    assert "touchstone figures export" in refused.value.hint
