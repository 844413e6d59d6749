"""How endpoints and messages are called in the record."""

import pytest
from django.utils.translation import override

from tests.desk.delivery.sending import make_endpoint
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.audit.namers import found_ids
from touchstone.desk.audit.sentences import tell
from touchstone.desk.delivery.actions.endpoints import close_endpoint
from touchstone.desk.delivery.models import Endpoint

pytestmark = pytest.mark.django_db


def read(reader: Standing) -> list[str]:
    with override("en"):
        return [told.plain for told in tell(reader.actor, Event.objects.order_by("sequence"))]


@pytest.fixture
def endpoint(owner: Standing) -> Endpoint:
    return make_endpoint(owner.organisation, "https://hooks.example.org/in", "delivery.test")


def test_an_endpoint_is_called_by_its_name_and_the_reason_is_said(owner: Standing, endpoint: Endpoint) -> None:
    close_endpoint(endpoint=endpoint, by=owner.actor, now=NOW)
    assert read(owner)[-1] == f"Ada closed the endpoint “{endpoint.name}”: Closed by a person."


def test_who_may_not_see_it_reads_a_word(owner: Standing, colleague: Standing, endpoint: Endpoint) -> None:
    close_endpoint(endpoint=endpoint, by=owner.actor, now=NOW)
    assert "an endpoint" in read(colleague)[-1]


def test_only_who_may_see_it_finds_it(owner: Standing, stranger: Standing, endpoint: Endpoint) -> None:
    assert ("delivery.endpoint", endpoint.public_id) in found_ids(owner.actor, endpoint.name)
    assert found_ids(stranger.actor, endpoint.name) == []
