"""Every verb of the command line has its page section, made from its own help, in both languages."""

import pytest

from tests.house.tree import ROOT, SOURCE, name_of, script
from touchstone.cli.table import VERBS, Row, load_verb

PAGES = ("cli.md", "cli.zh.md")
NAMES = [row.name for row in VERBS]


def test_the_docs_of_verbs_are_those_the_code_makes() -> None:
    made = script("make_verb_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"


@pytest.mark.parametrize("row", VERBS, ids=NAMES)
def test_a_row_and_its_verb_say_the_same(row: Row) -> None:
    verb = load_verb(row)
    assert (verb.name, verb.help_en, verb.help_zh) == (row.name, row.help_en, row.help_zh)


@pytest.mark.parametrize("page", PAGES)
def test_docs_have_a_section_for_every_verb(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in NAMES if f"\n## touchstone {name}\n" not in text] == []


def test_every_file_with_a_verb_is_a_row_of_the_table() -> None:
    written = {path.stem for path in (SOURCE / "cli").glob("*.py") if "\nVERB = " in path.read_text(encoding="utf-8")}
    assert written == set(NAMES)
