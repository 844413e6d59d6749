"""Every module opens with one line that says what the file is for."""

import ast

from tests.house.tree import modules, name_of, parsed, python_files


def test_every_module_opens_with_a_line() -> None:
    written = [path for path in python_files() if path.stat().st_size]
    silent = [name_of(path) for path in written if not ast.get_docstring(parsed(path))]
    assert silent == []


def test_no_two_modules_open_with_the_same_line() -> None:
    lines: dict[str, list[str]] = {}
    for path in modules():
        text = ast.get_docstring(parsed(path)) or ""
        lines.setdefault(text.splitlines()[0] if text else "", []).append(name_of(path))
    assert {line: names for line, names in lines.items() if len(names) > 1} == {}
