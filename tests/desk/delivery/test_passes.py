"""The pass of the background loop works on what is due, by this node's settings."""

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.desk.delivery.sending import NEWS, make_endpoint
from tests.desk.delivery.servers import serving
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.outbox import publish
from touchstone.desk.delivery.passes import COURIERS, deliver, finish_deliveries, policy_of_node


@pytest.mark.enable_socket
@pytest.mark.django_db
@pytest.mark.parametrize(("is_open", "state"), [(True, "done"), (False, "dead")])
def test_loopback_is_called_only_where_the_node_says_so(
    is_open: bool, state: str, brand_house: Organisation, settings: Settings
) -> None:
    settings.EGRESS_LOOPBACK = is_open
    with serving(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as server:
        make_endpoint(brand_house, server.url)
        rows = [brand_house.pk]
        publish(NEWS.key, brand_house, organisations=rows, data={}, occurred_at=timezone.now())
        assert deliver(timezone.now()) == 1
    assert (Message.objects.get().state, len(server.heard)) == (state, int(is_open))
    finish_deliveries()
    assert COURIERS == {}


def test_a_node_is_strict_unless_it_says_otherwise() -> None:
    assert not policy_of_node().has_loopback
