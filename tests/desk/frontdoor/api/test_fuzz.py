"""Schemathesis: no fault, no undocumented answer, no deviation from the description, nothing wrong let in."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from tests.desk.frontdoor.api import fuzzing
from tests.desk.frontdoor.api.programs import program_of
from tests.desk.frontdoor.api.things import Things, make_things
from tests.desk.people import Standing

MOST = 4
QUICK = settings(
    max_examples=MOST, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


SCHEMA = fuzzing.described(MOST)
ACTORS = ("owner", "analyst", "stranger")


@pytest.fixture
def things(owner: Standing, analyst: Standing, supervisor: Standing) -> Things:
    return make_things(owner, analyst, supervisor)


@pytest.fixture(params=ACTORS)
def token(request: pytest.FixtureRequest, owner: Standing, analyst: Standing, stranger: Standing) -> str:
    people = dict(zip(ACTORS, (owner, analyst, stranger), strict=True))
    return program_of(people[request.param]).token


@SCHEMA.parametrize()
@QUICK
def test_every_operation_is_what_it_is_described_as(case: schemathesis.Case, token: str, things: Things) -> None:
    fuzzing.call(case, token, things)
