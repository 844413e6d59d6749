"""The verb `read`: one line out for each line in, whatever the lines hold."""

import io
import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.cli.read import VERB, name_hiding
from touchstone.vocabulary.hiding import Hiding


def read(*words: str) -> None:
    parser = ArgumentParser()
    VERB.add_arguments(parser)
    assert VERB.run(parser.parse_args(words)) == 0


def test_texts_are_read_line_by_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "titles.txt"
    path.write_bytes("ＮＩＫＥ\n\n香奈兒 a\rb\u2028c\n注册宋38彩唫".encode())
    read(str(path))
    assert capfdbinary.readouterr().out.decode() == "nike\n\n香奈儿 a b c\n注册送38彩金\n"


def test_bytes_that_are_no_text_do_not_stop_it(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "titles.txt"
    path.write_bytes(b"\xff\xfe\nok\n")
    read(str(path))
    assert capfdbinary.readouterr().out.decode().splitlines()[1] == "ok"


def test_standard_input_is_read_where_no_file_is_given(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Ａ\n".encode())))
    read()
    assert capfdbinary.readouterr().out == b"a\n"


def test_spans_tell_where_each_character_came_from(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "titles.txt"
    path.write_text("𝗕ag 5㎏\n", encoding="utf-8")
    read("--spans", str(path))
    line = json.loads(capfdbinary.readouterr().out)
    assert line["text"] == "bag 5kg"
    assert line["starts"] == [0, 1, 2, 3, 4, 5, 5]
    assert line["hidden"] == [{"start": 0, "end": 1, "written": "𝗕", "read": "b", "how": ["styled"]}]


@given(st.integers(0, 2**9 - 1))
def test_every_way_of_hiding_has_a_key(flags: int) -> None:
    assert len(name_hiding(flags)) == flags.bit_count()
    assert name_hiding(int(Hiding.HOMOPHONE)) == ["homophone"]
