"""A folder or file carries the word of its idea, never a drawer for what is left over."""

import re

from tests.house.tree import committed, name_of

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "stuff"}


def test_no_file_is_a_drawer() -> None:
    drawers = [name_of(path) for path in committed() if DRAWERS & set(re.split(r"[/._-]", name_of(path).lower()))]
    assert drawers == []


def test_python_files_are_plain_lower_case_words() -> None:
    odd = [path.name for path in committed() if path.suffix == ".py" and not re.fullmatch(r"[a-z0-9_]+\.py", path.name)]
    assert odd == []
