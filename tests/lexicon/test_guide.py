"""The guide for lexicons: its examples work as written, in both languages."""

import re
from pathlib import Path

import pytest

from tests.lexicon.files import write
from tests.lexicon.test_load import named
from touchstone.lexicon.checks import check_entries
from touchstone.lexicon.entries import list_shipped_files, read_entries
from touchstone.lexicon.load import load_lexicon

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("lexicons.md", "lexicons.zh.md")


def examples(guide: str) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", (DOCS / guide).read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_examples_of_the_guide_pass_every_check(guide: str, tmp_path: Path) -> None:
    files = [write(tmp_path, text, f"{number}.toml") for number, text in enumerate(examples(guide))]
    assert len(files) == 2
    assert check_entries(read_entries([*list_shipped_files(), *files])) == ()


def test_the_writings_that_the_guide_promises_are_found(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, examples("lexicons.md")[0])])
    for text in ("Kestrel", "kest*el", "k3strel", "kestral", "隼*", "hongsun", "红隼户外"):
        assert named(lexicon, text) == {"kestrel"}, text
