"""What was given up can be sent again by those who may, under the same id."""

import pytest

from tests.desk.delivery.sending import NEWS, Clock, make_endpoint, make_sender
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.delivery.actions.messages import replay_message
from touchstone.desk.delivery.delivering import deliver_due
from touchstone.desk.delivery.errors import NotReplayableError
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.outbox import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def dead(owner: Standing, clock: Clock) -> Message:
    """A message to an address that is never called."""
    make_endpoint(owner.organisation, "https://10.0.0.1/")
    publish(NEWS.key, owner.organisation, organisations=[owner.organisation.pk], data={}, occurred_at=NOW)
    deliver_due(make_sender(clock))
    return Message.objects.get()


def test_a_dead_message_is_due_again_under_its_id(dead: Message, owner: Standing) -> None:
    again = replay_message(message=dead, by=owner.actor, now=NOW)
    assert (again.public_id, again.state, again.attempts) == (dead.public_id, State.PENDING, 0)
    assert Event.objects.last().kind == "delivery.message_replayed"


def test_it_dies_again_where_the_cause_remains(dead: Message, owner: Standing, clock: Clock) -> None:
    replay_message(message=dead, by=owner.actor, now=NOW)
    assert deliver_due(make_sender(clock)) == 1
    assert Message.objects.get().state == State.DEAD


def test_a_message_is_replayed_once(dead: Message, owner: Standing) -> None:
    replay_message(message=dead, by=owner.actor, now=NOW)
    with pytest.raises(NotReplayableError):
        replay_message(message=dead, by=owner.actor, now=NOW)


def test_nothing_is_sent_again_to_a_closed_endpoint(dead: Message, owner: Standing) -> None:
    Endpoint.objects.update(closed_at=NOW, closed_by="per_x")
    with pytest.raises(NotReplayableError):
        replay_message(message=dead, by=owner.actor, now=NOW)


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_others_may_not(dead: Message, who: str, request: pytest.FixtureRequest) -> None:
    standing: Standing = request.getfixturevalue(who)
    with pytest.raises(NotPermittedError):
        replay_message(message=dead, by=standing.actor, now=NOW)


def test_the_operator_of_the_node_may(dead: Message, operator: Standing) -> None:
    assert replay_message(message=dead, by=operator.actor, now=NOW).state == State.PENDING
