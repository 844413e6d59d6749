"""The plain reference is the RFC: it gives the published roots and proofs."""

import pytest

from tests.ledger.vectors import CONSISTENCY, INCLUSION, LEAVES, ROOTS
from touchstone.ledger.reference import plain_consistency, plain_inclusion, plain_root


def test_it_gives_the_published_roots() -> None:
    assert [plain_root(LEAVES[:size]) for size in range(9)] == ROOTS


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_it_gives_the_published_inclusion_proofs(index: int, size: int, path: list[str]) -> None:
    assert [one.hex() for one in plain_inclusion(index, LEAVES[:size])] == path


@pytest.mark.parametrize(("first", "second", "path"), CONSISTENCY)
def test_it_gives_the_published_consistency_proofs(first: int, second: int, path: list[str]) -> None:
    assert [one.hex() for one in plain_consistency(first, LEAVES[:second])] == path
