"""The tests mirror the code, their names are sentences, and each of them can fail."""

import ast
from functools import cache
from pathlib import Path

from tests.house.tree import ROOT, Function, desk_rooms, functions, name_of, python_files, rooms

TESTS = ROOT / "tests"
BESIDES = {"house", "agreement", "journeys", "spec", "samples", "bench", "fuzz", "docs"}


def every_test() -> list[tuple[Path, Function]]:
    """File and body of every test."""
    return [
        (path, function)
        for path in python_files()
        if TESTS in path.parents
        for name, function in functions(path)
        if name.split(".")[-1].startswith("test_") and path.name.startswith("test_")
    ]


def checks(node: ast.AST) -> bool:
    """Whether this statement itself asserts something or expects an error."""
    if isinstance(node, ast.Attribute):
        return node.attr in ("raises", "fail", "call_and_validate", "validate_response") or node.attr.startswith(
            "assert_"
        )
    if isinstance(node, ast.Name):
        return node.id.startswith("django_assert_")
    return isinstance(node, ast.Assert)


@cache
def checking_functions() -> frozenset[str]:
    """Names of all functions of the tests that check something for the tests that call them."""
    helping = [path for path in python_files() if TESTS in path.parents]
    return frozenset(
        function.name
        for path in helping
        for _, function in functions(path)
        if not function.name.startswith("test_") and any(map(checks, ast.walk(function)))
    )


def sleeps(call: ast.Call) -> bool:
    """Whether a call waits for time to pass; `asyncio.sleep(0)` only lets others go first."""
    is_sleep = isinstance(call.func, ast.Attribute) and call.func.attr == "sleep"
    return is_sleep and ast.unparse(call.args[0]) != "0"


def can_fail(test: Function) -> bool:
    """Whether the body checks something, or calls a function of the tests that does."""
    called = {ast.unparse(node.func).split(".")[-1] for node in ast.walk(test) if isinstance(node, ast.Call)}
    return any(map(checks, ast.walk(test))) or bool(called & checking_functions())


def test_every_folder_of_tests_is_a_room_or_a_kind_of_test() -> None:
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and any(path.glob("**/*.py"))}
    assert folders - {*rooms(), *BESIDES} == set()


def test_every_room_has_tests() -> None:
    every = (*rooms(), *(f"desk/{room}" for room in desk_rooms()))
    assert [room for room in every if not list((TESTS / room).glob("test_*.py"))] == []


def test_every_test_can_fail() -> None:
    assert [f"{name_of(path)}:{test.name}" for path, test in every_test() if not can_fail(test)] == []


def test_names_of_tests_are_sentences() -> None:
    short = [f"{name_of(path)}:{test.name}" for path, test in every_test() if test.name.count("_") < 2]
    assert short == []


def test_no_test_sleeps() -> None:
    sleeping = [
        f"{name_of(path)}:{test.name}"
        for path, test in every_test()
        if any(isinstance(node, ast.Call) and sleeps(node) for node in ast.walk(test))
    ]
    assert sleeping == []


def test_a_skip_gives_its_reason() -> None:
    bare = []
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        if TESTS in path.parents and ("pytest.skip()" in text or "mark.skip\n" in text or "mark.xfail" in text):
            bare.append(name_of(path))
    assert [name for name in bare if not name.startswith("tests/house")] == []
