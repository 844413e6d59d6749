"""Fixed people: Ada owns, Bo is her colleague, Cem is a stranger; Su and An work on the node itself."""

import pytest

from tests.desk.people import Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation


@pytest.fixture
def brand_house(db: None) -> Organisation:
    return make_organisation("Brand House", "right_holder")


@pytest.fixture
def other_house(db: None) -> Organisation:
    return make_organisation("Other House", "right_holder")


@pytest.fixture
def marketplace(db: None) -> Organisation:
    return make_organisation("Marketplace", "platform", operates_node=True)


@pytest.fixture
def owner(brand_house: Organisation) -> Standing:
    return make_standing("Ada", brand_house, "right_holder", "administrator")


@pytest.fixture
def colleague(brand_house: Organisation) -> Standing:
    return make_standing("Bo", brand_house, "right_holder")


@pytest.fixture
def stranger(other_house: Organisation) -> Standing:
    return make_standing("Cem", other_house, "right_holder", "administrator")


@pytest.fixture
def supervisor(marketplace: Organisation) -> Standing:
    return make_standing("Su", marketplace, "supervisor")


@pytest.fixture
def second_supervisor(marketplace: Organisation) -> Standing:
    return make_standing("Tan", marketplace, "supervisor")


@pytest.fixture
def analyst(marketplace: Organisation) -> Standing:
    return make_standing("An", marketplace, "analyst")


@pytest.fixture
def operator(marketplace: Organisation) -> Standing:
    return make_standing("Op", marketplace, "operator")
