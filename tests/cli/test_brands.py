"""touchstone brands: one JSON line per title, in order."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from touchstone.cli.brands import name_brands, run
from touchstone.lexicon.load import load_lexicon
from touchstone.tables.errors import MissingInputError


def run_on(text: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    (folder / "titles.txt").write_bytes(text)
    assert run(Namespace(files=[folder / "titles.txt"], lexicon=[])) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_title_has_its_line_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run_on("耐克 男鞋\n\nrolex watch\r\n".encode(), tmp_path, capsys)
    assert [line["title"] for line in lines] == ["耐克 男鞋", "", "rolex watch"]
    assert [line["brand"] for line in lines] == ["Nike", None, "Rolex"]


def test_bytes_that_are_no_text_give_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(run_on(b"\xff\xfe\x00\n\x80\n", tmp_path, capsys)) == 2


def test_the_span_is_that_of_the_title_as_given() -> None:
    (line,) = name_brands(["【包邮】Ｎｉｋｅ 男鞋"], load_lexicon())
    assert line["text"] == "Ｎｉｋｅ"
    assert line["title"][line["start"] : line["end"]] == line["text"]


@pytest.mark.parametrize("alias", ["𝗚𝘂𝗰𝗰𝗶", "驴家", "ch*nel"])
def test_a_hidden_alias_alone_gives_its_brand(alias: str) -> None:
    (line,) = name_brands([alias], load_lexicon())
    assert line["brand"] is not None
    assert line["hidden"]
    assert line["how"]


def test_a_compatible_brand_is_called_so() -> None:
    (line,) = name_brands(["适用于华为手机壳 防摔"], load_lexicon())
    assert (line["brand_key"], line["relation"]) == ("huawei", "compatible")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        run(Namespace(files=[tmp_path / "none.txt"], lexicon=[]))


@pytest.mark.parametrize(("line", "key"), [("𝗖𝗛𝗔", "chanel"), ("芬家", "fendi"), ("葆*", "bottega_veneta")])
def test_a_line_that_is_a_piece_of_a_name_gives_its_brand(line: str, key: str) -> None:
    (named,) = name_brands([line], load_lexicon())
    assert named["brand_key"] == key


def test_a_piece_of_a_name_in_a_title_names_nothing() -> None:
    (named,) = name_brands(["genuine leather jacket double breasted"], load_lexicon())
    assert named["brand_key"] is None
