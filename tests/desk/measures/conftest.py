"""The world of measures as fixtures."""

import pytest

from tests.desk.measures.world import World, adopt_model, make_world
from tests.desk.people import Standing


@pytest.fixture
def world(analyst: Standing) -> World:
    adopt_model()
    return make_world(analyst)
