"""The changelog opens with the version that the code has."""

import re
from datetime import date

from tests.house.tree import ROOT
from touchstone import __version__

HEADING = re.compile(r"^## (\d+\.\d+\.\d+)(?: \((\d{4}-\d{2}-\d{2})\))?$", re.MULTILINE)


def test_the_current_version_has_its_entry_first() -> None:
    headings = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0][0] == __version__


def test_versions_go_down_and_released_ones_have_a_date() -> None:
    headings = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    versions = [tuple(int(part) for part in version.split(".")) for version, _ in headings]
    assert versions == sorted(versions, reverse=True)
    assert all(date.fromisoformat(day) for _, day in headings[1:])


def test_the_current_entry_says_something() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = HEADING.split(text)[3]
    assert len(re.findall(r"^- .+", entry, re.MULTILINE)) >= 3
