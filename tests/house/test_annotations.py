"""Practically every argument and every return value has its type."""

from collections.abc import Iterator

from tests.house.tree import Function, functions, modules, name_of

AIM = 0.99


def bare_places(function: Function) -> Iterator[bool]:
    """True for each place of a function that lacks its type, False for each that has it."""
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    starred = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    for argument in (*plain, *starred):
        if argument.arg not in ("self", "cls"):
            yield argument.annotation is None
    yield function.returns is None


def test_the_source_is_annotated() -> None:
    places, bare = 0, []
    for path in modules():
        for name, function in functions(path):
            missing = list(bare_places(function))
            places += len(missing)
            bare += [f"{name_of(path)}:{name}"] * sum(missing)
    assert len(bare) <= (1 - AIM) * places, bare
