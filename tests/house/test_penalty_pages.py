"""The pages of penalty codes are those the codes make, in both languages."""

from tests.house.tree import ROOT, name_of, script
from touchstone.rulebook.penalties.code_file import shipped_codes


def test_the_docs_of_penalty_codes_are_those_the_codes_make() -> None:
    made = script("make_penalty_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"


def test_docs_show_every_row_and_which_are_not_applied() -> None:
    for page, words in (("penalties.md", "not confirmed: not applied"), ("penalties.zh.md", "未确认：不适用")):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        rows = [row for code in shipped_codes() for row in code.rows()]
        assert [row.code for row in rows if f"`{row.code}`" not in text] == []
        assert text.count(words) == sum(not row.is_enabled for row in rows)
