"""The pages of the service figures are those that the definitions make, in both languages."""

from tests.house.tree import name_of, script


def test_the_docs_of_figures_are_those_the_definitions_make() -> None:
    made = script("make_figure_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"
