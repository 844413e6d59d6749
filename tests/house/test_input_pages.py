"""The pages of the input name every column that reading and importing know, and no other; what must be there is marked."""

import re
from collections.abc import Mapping
from itertools import zip_longest

import pytest

from tests.house.tree import ROOT
from touchstone.desk.dossiers.intake.schemas import REQUIRED, SCHEMAS
from touchstone.desk.dossiers.models import ImportKind
from touchstone.tables.schemas import LISTINGS, REVIEWS, SELLERS

PAGES = (ROOT / "docs/input.md", ROOT / "docs/input.zh.md")
HEADS = (("## Three tables", "## Files that the desk takes in"), ("## 三张表", "## 工作台导入的文件"))
MUST = ("(must)", "（必填）")
WORD = re.compile(r"`(\w+)`")


def rows_below(page: int, head: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    text = PAGES[page].read_text(encoding="utf-8")
    lines = [line for line in text[text.index(head) :].split("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("page", [0, 1])
def test_the_three_tables_have_the_columns_of_the_engine(page: int) -> None:
    head, _, *rows = rows_below(page, HEADS[page][0])
    columns = [" ".join(filter(None, cells)) for cells in zip_longest(*rows, fillvalue="")]
    assert len(head) == len(columns) == 3
    for text, schema in zip(columns, (LISTINGS, SELLERS, REVIEWS), strict=True):
        assert sorted(WORD.findall(text)) == sorted(schema.names)
        marked = re.findall(rf"`(\w+)` ?{re.escape(MUST[page])}", text)
        assert len(marked) == 1
        assert not schema.field(marked[0]).nullable


@pytest.mark.parametrize("page", [0, 1])
def test_each_file_of_the_desk_has_the_columns_that_importing_knows(page: int) -> None:
    rows: Mapping[str, list[str]] = dict(zip(ImportKind, rows_below(page, HEADS[page][1])[2:], strict=True))
    assert set(rows) == set(SCHEMAS)
    for kind, (_, must, may) in rows.items():
        assert WORD.findall(must) == list(REQUIRED[kind]), kind
        assert set(WORD.findall(may)) == set(SCHEMAS[kind].names) - set(REQUIRED[kind]), kind
