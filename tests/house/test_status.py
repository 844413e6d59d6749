"""One place writes a status: nowhere else in the code is a field of a workflow assigned, updated or named in a save."""

import ast
from functools import cache
from pathlib import Path

from tests.house.tree import SOURCE, modules, name_of, parsed

WRITER = SOURCE / "desk" / "workflow" / "actions" / "stepping.py"
GUARDS = {SOURCE / "desk" / "workflow" / "models" / "status.py", WRITER}
BY_KEYWORD = {"update", "create", "update_or_create", "get_or_create", "aupdate", "acreate"}


@cache
def stepped() -> frozenset[str]:
    """The models whose status a workflow keeps."""
    return frozenset(
        node.name
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and "StatusField(" in ast.unparse(node) and path not in GUARDS
    )


def writes(path: Path) -> list[str]:
    """Every place of a file that would write a status of such a model."""
    text = path.read_text(encoding="utf-8")
    if path in GUARDS or not any(name in text for name in stepped()):
        return []
    return [f"{name_of(path)}:{node.lineno}" for node in ast.walk(parsed(path)) if _writes(node)]


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(each, ast.Attribute) and each.attr in ("status", "version") for each in targets)
    if not isinstance(node, ast.Call):
        return False
    named = {keyword.arg for keyword in node.keywords}
    called = ast.unparse(node.func).rsplit(".", 1)[-1]
    if called == "setattr":
        return any(isinstance(each, ast.Constant) and each.value == "status" for each in node.args)
    makes = called in BY_KEYWORD or called in stepped()
    return makes and bool(named & {"status", "version"})


def test_there_are_workflows_to_guard() -> None:
    assert "AccessRequest" in stepped()


def test_no_code_but_the_writer_writes_a_status() -> None:
    assert [place for path in modules() for place in writes(path)] == []


def test_only_the_writer_opens_the_guard() -> None:
    opening = [
        name_of(path)
        for path in modules()
        if path not in GUARDS and "workflow.guard import" in path.read_text(encoding="utf-8")
    ]
    assert opening == []


def test_a_planted_write_is_found() -> None:
    planted = (
        "request.status = 'admitted'",
        "rows.update(status='admitted')",
        "AccessRequest(status='admitted')",
        "setattr(request, 'status', 'admitted')",
        "AccessRequest.objects.create(status='x')",
        "request.version += 1",
    )
    for line in planted:
        assert any(_writes(node) for node in ast.walk(ast.parse(line))), line


def test_reading_a_status_is_no_write() -> None:
    for line in ("print(request.status)", "rows.filter(status='admitted')", "x = request.status"):
        assert not any(_writes(node) for node in ast.walk(ast.parse(line))), line
