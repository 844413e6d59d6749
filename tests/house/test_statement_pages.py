"""The pages of statements of reasons are those the rows make, in both languages."""

from tests.house.tree import ROOT, name_of, script
from touchstone.exchange.dsa.field_rows import published_rules
from touchstone.exchange.dsa.word_list import all_words


def test_the_docs_of_statements_are_those_the_rows_make() -> None:
    made = script("make_statement_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"


def test_docs_show_every_attribute_and_every_word_out_of_use() -> None:
    names = [row.name for row in published_rules().fields] + [word.word for word in all_words() if word.valid_to]
    for page in ("dsa_statements.md", "dsa_statements.zh.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert [name for name in names if f"| `{name}` |" not in text] == []
