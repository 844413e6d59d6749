"""The kinds of message that the tests of delivery use."""

from collections.abc import Iterator

import pytest

from tests.desk.delivery.sending import Clock, known_kinds


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    with known_kinds():
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()
