"""Schemathesis: no fault, no undocumented answer, no deviation from the description, nothing wrong let in."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from tests.desk.authority.scene import Scene
from tests.desk.frontdoor.api import fuzzing
from tests.desk.frontdoor.api.programs import program_of

FUZZED_BY = os.environ.get("API_FUZZ_ACTOR", "")
QUICK = settings(
    max_examples=fuzzing.MOST, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


SCHEMA = fuzzing.described()
ACTORS = ("owner", "analyst", "stranger")


@pytest.fixture
def tokens(scene: Scene, db: None) -> dict[str, str]:
    """A key of each actor."""
    return {actor: program_of(scene.people[actor]).token for actor in ACTORS}


@SCHEMA.parametrize()
@QUICK
def test_every_operation_is_what_it_is_described_as(
    case: schemathesis.Case, scene: Scene, tokens: dict[str, str]
) -> None:
    """Actors take turns; `python -m bench.api_fuzz` sends each to every operation."""
    actor = FUZZED_BY or ACTORS[sum(map(ord, case.operation.label)) % len(ACTORS)]
    fuzzing.call(case, tokens[actor], scene.things)
