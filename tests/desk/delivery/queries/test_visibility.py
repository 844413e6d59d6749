"""Endpoints and messages are seen by their organisation and by who operates the node, and nothing tells others of them."""

from datetime import timedelta

import pytest

from tests.desk.delivery.sending import NEWS, make_endpoint
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.delivery.leasing import LEASE, claim
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.outbox import mail, publish
from touchstone.desk.delivery.queries import endpoints, messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sent(owner: Standing) -> None:
    """One webhook of the owner's organisation, and one mail."""
    make_endpoint(owner.organisation, "https://hooks.example.com/")
    publish(NEWS.key, owner.organisation, organisations=[owner.organisation.pk], data={}, occurred_at=NOW)
    mail(NEWS.key, "new@example.org", "en", {"who": "A", "subject": "B"}, NOW)


def channels(actor: Actor) -> list[str]:
    """The channels of the messages that are seen."""
    return sorted(messages.visible_to(actor).values_list("channel", flat=True))


def test_an_administrator_sees_the_own_endpoints_and_messages(owner: Standing) -> None:
    assert endpoints.visible_to(owner.actor).count() == 1
    assert channels(owner.actor) == ["webhook"]


def test_who_operates_the_node_sees_mails_too(operator: Standing) -> None:
    assert channels(operator.actor) == ["email", "webhook"]


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_others_see_nothing(who: str, request: pytest.FixtureRequest) -> None:
    actor = request.getfixturevalue(who).actor
    assert (endpoints.visible_to(actor).count(), channels(actor), channels(PUBLIC)) == (0, [], [])
    for found, row in ((messages.found, Message.objects.first()), (endpoints.found, Message.objects.first().endpoint)):
        with pytest.raises(NotThereError):
            found(actor, row.public_id)


def test_every_state_is_counted() -> None:
    assert messages.count_by_state() == {"pending": 2, "leased": 0, "done": 0, "dead": 0}


def test_the_wait_for_a_worker_is_seen() -> None:
    later = NOW + timedelta(hours=1)
    assert messages.waiting_since(now=later) == messages.open_since(now=later) == timedelta(hours=1)


def test_what_a_worker_holds_waits_for_nobody() -> None:
    for _ in range(2):
        claim(now=NOW)
    assert messages.waiting_since(now=NOW + LEASE / 2) == timedelta()
    assert messages.open_since(now=NOW + LEASE / 2) == LEASE / 2
