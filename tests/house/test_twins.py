"""Every page for users exists in English and in Chinese, with the same build."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, committed, name_of

# For those who work on the project, who read English: one page each.
ENGLISH_ONLY = {"GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md"}
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HAN = re.compile(r"[\u4e00-\u9fff]")


def pages() -> list[Path]:
    """Every page that users read."""
    adr = ROOT / "docs" / "adr"
    return [
        path
        for path in committed()
        if path.suffix == ".md" and path.name not in ENGLISH_ONLY and path.parent != adr
        if path.parent == ROOT or ROOT / "docs" in path.parents
    ]


def test_every_docs_page_has_its_twin() -> None:
    names = {name_of(path) for path in pages()}
    lonely = {name for name in names if name.removesuffix(".zh.md").removesuffix(".md") + ".zh.md" not in names}
    orphans = {name for name in names if name.endswith(".zh.md") and name.replace(".zh.md", ".md") not in names}
    assert lonely | orphans == set()


ENGLISH = [path for path in pages() if not path.name.endswith(".zh.md")]


@pytest.mark.parametrize("page", ENGLISH, ids=name_of)
def test_docs_twins_have_the_same_headings_and_code(page: Path) -> None:
    twin = page.with_name(page.name.removesuffix(".md") + ".zh.md")
    english, chinese = page.read_text(encoding="utf-8"), twin.read_text(encoding="utf-8")
    assert HEADING.findall(CODE.sub("", english)) == HEADING.findall(CODE.sub("", chinese))
    assert len(CODE.findall(english)) == len(CODE.findall(chinese))


@pytest.mark.parametrize("page", ENGLISH, ids=name_of)
def test_docs_twins_are_written_in_their_language(page: Path) -> None:
    twin = page.with_name(page.name.removesuffix(".md") + ".zh.md")
    chinese = twin.read_text(encoding="utf-8")
    assert len(HAN.findall(chinese)) > 20
    assert chinese != page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_docs_links_lead_somewhere(page: Path) -> None:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    inner = [link for link in links if link and not re.match(r"[a-z]+:", link)]
    assert [link for link in inner if not (page.parent / link).exists()] == []
