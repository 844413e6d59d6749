"""touchstone signals: the evidence in titles or listings, line by line."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from touchstone.cli.signals import run, say_signals
from touchstone.lexicon.load import load_lexicon


def names(line: dict) -> set[str]:
    return {signal["name"] for signal in line["signals"]}


def test_a_title_gives_its_signals() -> None:
    (line,) = say_signals(["高仿 劳力士 手表 微信 abc12345"], load_lexicon())
    assert {"brand_recognised", "replica_claim", "contact_diverted"} <= names(line)


def test_a_json_object_is_read_as_a_listing() -> None:
    listing = json.dumps({"title": "Rolex watch", "price": 50, "currency": "USD"})
    (line,) = say_signals([listing], load_lexicon())
    assert "price_gap" in names(line)
    assert line["title"] == "Rolex watch"


@pytest.mark.parametrize(
    "line", ["{", '{"title": 3}', '{"title": "x", "price": "y"}', "[1]", "{" * 5000, '{"title": "\\ud800"}']
)
def test_any_line_gives_a_line(line: str) -> None:
    assert len(say_signals([line], load_lexicon())) == 1


def test_sentences_come_in_both_languages_on_request() -> None:
    (line,) = say_signals(["Gucci belt replica"], load_lexicon(), explain=True)
    assert all(signal["en"] and signal["zh"] for signal in line["signals"])


def test_one_line_in_is_one_line_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "titles.txt").write_text("a\nb\n\n", encoding="utf-8")
    run(Namespace(files=[tmp_path / "titles.txt"], lexicon=[], explain=False))
    assert len(capsys.readouterr().out.splitlines()) == 3
