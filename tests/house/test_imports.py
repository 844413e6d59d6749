"""Imports stand at the top of a file and name only what pyproject.toml declares."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house.tree import functions, modules, name_of, parsed, pyproject


def imported(path: Path) -> Iterator[str]:
    """First words of all modules that a file imports."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{name_of(path)}:{name}"
        for path in modules()
        for name, function in functions(path)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    ]
    assert hidden == []


def test_no_import_is_for_types_only() -> None:
    assert [name_of(path) for path in modules() if "TYPE_CHECKING" in path.read_text(encoding="utf-8")] == []


def test_no_import_is_relative() -> None:
    relative = [
        name_of(path)
        for path in modules()
        if any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(parsed(path)))
    ]
    assert relative == []


def test_every_foreign_import_is_a_declared_dependency() -> None:
    project = pyproject()["project"]
    wanted = (*project["dependencies"], *project["optional-dependencies"]["desk"])
    declared = {re.split(r"[\[<>=~ ]", line)[0].lower().replace("_", "-") for line in wanted}
    known = {*sys.stdlib_module_names, "touchstone"}
    whose = packages_distributions()
    foreign = {
        f"{name_of(path)} imports {name}"
        for path in modules()
        for name in imported(path)
        if name not in known and not {owner.lower().replace("_", "-") for owner in whose.get(name, [])} & declared
    }
    assert foreign == set()


def test_every_declared_dependency_is_imported() -> None:
    whose = packages_distributions()
    used = {owner.lower() for path in modules() for name in imported(path) for owner in whose.get(name, [])}
    declared = {line.lower() for line in pyproject()["project"]["dependencies"]}
    assert declared - used == {"tzdata"}, "tzdata is data: the standard library reads it"


def test_one_file_knows_the_compiler() -> None:
    knowing = [name_of(path) for path in modules() if "numba" in set(imported(path))]
    assert len(knowing) == 1, knowing
