"""Clients at the real desk, in this process; the people are those of the desk's tests."""

from collections.abc import Iterator

import httpx
import pytest

from tests.desk.conftest import *  # noqa: F403 - the same people
from tests.desk.frontdoor.api.fuzzing import whole
from tests.desk.frontdoor.api.programs import program_of
from tests.desk.frontdoor.api.things import Things, make_things
from tests.desk.people import Standing
from touchstone.client import Desk
from touchstone.client.patience import Patience

AT = "http://localhost"


def desk_of(standing: Standing, transport: httpx.BaseTransport | None = None) -> Desk:
    """A client with a key of this person that never waits."""
    wire = transport or httpx.WSGITransport(app=whole)
    return Desk(AT, program_of(standing).token, transport=wire, patience=Patience(wait=lambda _seconds: None))


@pytest.fixture(autouse=True)
def fixed_day() -> None:
    """The real one here: who receives a message checks its age by a clock of its own."""


@pytest.fixture
def desk(owner: Standing) -> Iterator[Desk]:
    with desk_of(owner) as desk:
        yield desk


@pytest.fixture
def analysts(analyst: Standing) -> Iterator[Desk]:
    with desk_of(analyst) as desk:
        yield desk


@pytest.fixture
def supervisors(supervisor: Standing) -> Iterator[Desk]:
    with desk_of(supervisor) as desk:
        yield desk


@pytest.fixture
def things(owner: Standing, analyst: Standing, supervisor: Standing) -> Things:
    return make_things(owner, analyst, supervisor)
