"""Walks over the tree of the project that the house tests share."""

import ast
import importlib.util
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "touchstone"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the package."""
    return tuple(sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts))


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python file of the project: package, tests, benchmarks, scripts."""
    folders = (SOURCE, ROOT / "tests", ROOT / "bench", ROOT / "docs")
    found = (path for folder in folders for path in folder.rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def pyproject() -> dict[str, Any]:
    """The project file, read."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def rooms() -> tuple[str, ...]:
    """The folders of the package."""
    return tuple(sorted(path.parent.name for path in SOURCE.glob("*/__init__.py")))


@cache
def desk_rooms() -> tuple[str, ...]:
    """The rooms of the desk."""
    return tuple(sorted(path.parent.name for path in (SOURCE / "desk").glob("*/__init__.py")))


@cache
def committed() -> tuple[Path, ...]:
    """Every file that git keeps; where there is no git (a source archive), every file that is not made."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        names = listed.stdout.decode().rstrip("\0").split("\0")
        return tuple(ROOT / name for name in names if (ROOT / name).is_file())
    made = {".venv", "build", "out", "__pycache__"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not made & set(path.parts))


def name_of(path: Path) -> str:
    """A path as the reader of a failure wants it."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """Every function of a file with its dotted name."""
    yield from _functions(parsed(path), "")


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            yield prefix + child.name, child
        named = isinstance(child, Function | ast.ClassDef)
        yield from _functions(child, f"{prefix}{child.name}." if named else prefix)


def script(name: str) -> ModuleType:
    """A script of docs/, imported."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
