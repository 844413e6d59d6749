"""Errors: one errors.py per room, one root, each refusal with its cure; their texts are reviewed like a screen."""

import ast
import importlib
import inspect
import os
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import SOURCE, functions, modules, name_of, parsed
from touchstone.vocabulary.errors import TouchstoneError

GOLDEN = Path(__file__).with_name("error_texts.txt")
ORDINARY = {
    "Exception",
    "BaseException",
    "ValueError",
    "TypeError",
    "KeyError",
    "RuntimeError",
    "OSError",
    "LookupError",
}


def error_files() -> list[Path]:
    """The errors.py of every room that has one."""
    return sorted(SOURCE.rglob("errors.py"))


def error_classes() -> dict[str, type[BaseException]]:
    """Every class of every errors.py by its place: `tables.errors.TableError`."""
    found = {}
    for path in error_files():
        room = ".".join(path.parent.relative_to(SOURCE).parts)
        module = importlib.import_module(f"touchstone.{room}.errors")
        for name, value in inspect.getmembers(module, inspect.isclass):
            if value.__module__ == module.__name__:
                found[f"{room}.errors.{name}"] = value
    return found


def plain(node: ast.expr | None) -> str:
    """The words of an argument: a text as it is, what is filled in as {…}."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"
            for part in node.values
            if isinstance(part, ast.Constant | ast.FormattedValue)
        )
    return f"{{{ast.unparse(node)}}}" if node else "(none)"


def refusals() -> Iterator[tuple[str, str, ast.Call]]:
    """File, class and call of every place in the code that words an error: at its making or in its class."""
    plain_ones = {place.split(".")[-1] for place, value in error_classes().items() if not words_itself(value)}
    for path in modules():
        place = name_of(path).removeprefix("src/touchstone/")
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                # A class that only hands its arguments on words nothing.
                worded_here = bool(node.keywords) and (
                    path.name == "errors.py"
                    and name == "super().__init__"
                    and not place.startswith(("vocabulary", "desk"))
                )
                if name.split(".")[-1] in plain_ones or worded_here:
                    yield place, name, node


def words_itself(value: type[BaseException]) -> bool:
    """Whether the class makes its words itself, so that whoever raises it gives only facts."""
    return issubclass(value, TouchstoneError) and value.__init__ is not TouchstoneError.__init__


def test_every_error_derives_from_the_one_root() -> None:
    strangers = [place for place, value in error_classes().items() if not issubclass(value, TouchstoneError)]
    assert strangers == []


def test_every_error_class_stands_in_the_errors_file_of_its_room() -> None:
    astray = [
        f"{name_of(path)}:{node.name}"
        for path in modules()
        if path.name != "errors.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("Error") for base in node.bases)
    ]
    assert astray == []


def test_the_tree_at_the_root_shows_the_top_error_of_every_room() -> None:
    tree = (SOURCE / "vocabulary" / "errors.py").read_text(encoding="utf-8")
    tops = [place for place, value in error_classes().items() if TouchstoneError in value.__bases__]
    assert [place for place in tops if place not in tree] == []


def test_the_errors_file_of_a_room_opens_with_its_tree() -> None:
    missing = []
    for place, value in error_classes().items():
        tree = inspect.getmodule(value).__doc__ or ""  # type: ignore[union-attr]
        room = place.removesuffix(value.__name__)
        alone = sum(other.startswith(room) for other in error_classes()) == 1
        if not alone and value.__name__ not in tree:
            missing.append(place)
    assert missing == []


def test_an_ordinary_error_is_announced_to_the_caller_who_catches_it() -> None:
    bare = [
        f"{name_of(path)}:{name}"
        for path in modules()
        for name, function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        if ast.unparse(node.exc.func) in ORDINARY and "Raises" not in (ast.get_docstring(function) or "")
    ]
    assert bare == []


def test_every_refusal_gives_its_cure() -> None:
    curt = [
        f"{place}:{call.lineno}"
        for place, _, call in refusals()
        if not any(keyword.arg in ("hint", None) for keyword in call.keywords)
    ]
    assert curt == []


def test_every_refusal_speaks_chinese_too() -> None:
    silent = [
        f"{place}:{call.lineno}"
        for place, _, call in refusals()
        if not {"sentence_zh", "hint_zh"} <= {keyword.arg for keyword in call.keywords}
        and not any(keyword.arg is None for keyword in call.keywords)
    ]
    assert silent == []


def test_the_texts_of_all_errors_are_the_reviewed_ones() -> None:
    lines = []
    for place, name, call in refusals():
        words = {keyword.arg: plain(keyword.value) for keyword in call.keywords if keyword.arg}
        sentence = plain(call.args[0]) if call.args else words.get("sentence", "(none)")
        lines += [f"{place} {name}", f"    {sentence}", *(f"    {key}: {text}" for key, text in words.items())]
    text = "\n".join(lines) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), "reviewed? then GOLDEN=write make check"
