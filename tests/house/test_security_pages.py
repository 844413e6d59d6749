"""The security page and the operations guide agree with the tree: generated tables, files, tests, keys, what a browser keeps."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SOURCE, functions, modules, name_of, script

PAGES = [ROOT / "docs" / f"{name}{ending}" for name in ("security", "operations") for ending in (".md", ".zh.md")]
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
CRYPTOGRAPHY = re.compile(r"^(?:from|import) (?:cryptography|hmac|hashlib|django\.utils\.crypto)\b", re.MULTILINE)


def test_the_generated_tables_are_those_of_the_code() -> None:
    made = script("make_operations_tables").pages()
    assert [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text] == []


def test_every_entry_point_is_on_the_page() -> None:
    table = SECURITY[SECURITY.index("<!-- begin entries") :]
    assert table.count("\n| `") > 100
    assert "| None |" not in table
    assert "`/live/`" in table


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_and_test_on_the_page_is_there(page: Path) -> None:
    for place in re.findall(r"`((?:src|tests|docs)/[^`]+)`", page.read_text(encoding="utf-8")):
        path, _, name = place.partition("::")
        assert (ROOT / path).exists(), path
        assert not name or name in {each.split(".")[-1] for each, _ in functions(ROOT / path)}, place


def test_every_use_of_cryptography_is_in_the_table() -> None:
    table = SECURITY[SECURITY.index("## Cryptography") : SECURITY.index("## Entry points")]
    desk = SOURCE / "desk"
    using = {
        path for path in modules() if desk in path.parents and CRYPTOGRAPHY.search(path.read_text(encoding="utf-8"))
    }
    keyed = {path for path in using if re.search(r"cryptography|hmac", path.read_text(encoding="utf-8"))}
    unnamed = sorted(name_of(path) for path in keyed if name_of(path) not in table)
    allowed = {"accounts/keys.py", "accounts/openid.py", "frontdoor/views.py"}  # compare in constant time, nothing else
    assert [name for name in unnamed if name.removeprefix("src/touchstone/desk/") not in allowed] == []


def test_personal_data_has_its_purpose_and_time() -> None:
    table = SECURITY[SECURITY.index("## Data about persons") : SECURITY.index("## Threats")]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ")]
    assert len(rows) >= 9
    assert all(len(row) == 5 and all(cell.strip() for cell in row) for row in rows)


def test_the_page_says_how_fast_libraries_are_mended() -> None:
    assert "critical within 3 days, high within 14, others within 60" in SECURITY
    assert "严重 3 天内、高 14 天内、其他 60 天内" in (ROOT / "docs" / "security.zh.md").read_text(encoding="utf-8")


def test_the_browser_keeps_nothing_but_two_choices() -> None:
    islands = sorted((ROOT / "frontend" / "src").rglob("*.ts"))
    kept = {path.name for path in islands if re.search(r"localStorage|sessionStorage|indexedDB", path.read_text())}
    assert kept <= {"theme.ts", "keyboard.ts"}
    assert not any("document.cookie" in path.read_text() for path in islands)
