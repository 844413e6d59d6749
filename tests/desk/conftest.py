"""Fixed people: Ada owns, Bo is her colleague, Cem is a stranger; Su and An work on the node itself."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.desk.authority.scene import Scene, furnish, make_scene
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation

TODAY = NOW + timedelta(days=3)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins three days after the fixed people act, on whatever day and at whatever second it is run."""
    behind = timezone.now() - TODAY
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - behind)


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


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Everybody and one object of every kind, made once for a file: each test takes back what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_scene()
        furnish(made)
        yield made
        transaction.set_rollback(True)
