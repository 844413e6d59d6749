"""Schemathesis: no fault, no undocumented answer, no deviation from the description, nothing wrong let in."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from tests.desk.frontdoor.api import fuzzing
from tests.desk.frontdoor.api.programs import program_of
from tests.desk.frontdoor.api.things import Things, make_things
from tests.desk.people import Standing

MOST = int(os.environ.get("API_FUZZ_EXAMPLES", "2"))
FUZZED_BY = os.environ.get("API_FUZZ_ACTOR", "")
QUICK = settings(
    max_examples=MOST, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


SCHEMA = fuzzing.described(MOST)
ACTORS = ("owner", "analyst", "stranger")


@pytest.fixture
def things(owner: Standing, analyst: Standing, supervisor: Standing) -> Things:
    return make_things(owner, analyst, supervisor)


@pytest.fixture
def tokens(owner: Standing, analyst: Standing, stranger: Standing) -> list[str]:
    return [program_of(each).token for each in (owner, analyst, stranger)]


@SCHEMA.parametrize()
@QUICK
def test_every_operation_is_what_it_is_described_as(case: schemathesis.Case, tokens: list[str], things: Things) -> None:
    """Actors take turns; `python -m bench.api_fuzz` sends each to every operation."""
    turn = ACTORS.index(FUZZED_BY) if FUZZED_BY else sum(map(ord, case.operation.label)) % len(ACTORS)
    fuzzing.call(case, tokens[turn], things)
