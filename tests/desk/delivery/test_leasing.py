"""A message has one holder at a time, lanes keep their order, and who comes too late settles nothing."""

from datetime import datetime, timedelta

import pytest

from tests.desk.delivery.sending import NEWS, make_endpoint
from tests.desk.people import NOW
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.delivery.leasing import LEASE, claim, settle
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.outbox import publish
from touchstone.desk.delivery.retry import Judgement, Step

pytestmark = pytest.mark.django_db
DONE = Judgement(Step.DONE, "status_200")
DEAD = Judgement(Step.DEAD, "status_500")


@pytest.fixture
def three(brand_house: Organisation, other_house: Organisation) -> list[Message]:
    """Two messages in one lane, then one in another."""
    make_endpoint(brand_house, "https://hooks.example.com/")
    for subject in (brand_house, brand_house, other_house):
        publish(NEWS.key, subject, organisations=[brand_house.pk], data={}, occurred_at=NOW)
    return list(Message.objects.order_by("pk"))


def take(now: datetime = NOW) -> Message:
    """The message that is claimed; there is one."""
    message = claim(now=now)
    assert message is not None
    return message


def test_a_lane_waits_for_its_earlier_message(three: list[Message]) -> None:
    assert [take(), take(), claim(now=NOW)] == [three[0], three[2], None]


def test_a_lane_goes_on_when_its_earlier_message_is_done(three: list[Message]) -> None:
    settle(take(), DONE, now=NOW)
    assert take() == three[1]


def test_a_lane_waits_while_its_earlier_message_is_to_be_tried_again(three: list[Message]) -> None:
    settle(take(), Judgement(Step.AGAIN, "status_500", NOW + timedelta(hours=1)), now=NOW)
    settle(take(), DONE, now=NOW)
    assert claim(now=NOW) is None
    assert take(NOW + timedelta(hours=1)) == three[0]


def test_a_lane_goes_on_after_a_dead_message(three: list[Message]) -> None:
    settle(take(), DEAD, now=NOW)
    assert take() == three[1]


def test_a_lease_that_ran_out_is_given_to_another(three: list[Message]) -> None:
    first = take()
    again = take(NOW + LEASE)
    assert (again, again.attempts) == (first, 2)


@pytest.mark.parametrize("judgement", [DONE, DEAD, Judgement(Step.AGAIN, "late", NOW)])
def test_who_lost_the_lease_settles_nothing(three: list[Message], judgement: Judgement) -> None:
    late, holder = take(), take(NOW + LEASE)
    assert not settle(late, judgement, now=NOW + LEASE)
    assert Message.objects.get(pk=holder.pk).state == State.LEASED
    assert settle(holder, DONE, now=NOW + LEASE)


def test_a_message_is_settled_once(three: list[Message]) -> None:
    message = take()
    assert [settle(message, DONE, now=NOW), settle(message, DEAD, now=NOW)] == [True, False]
    assert Message.objects.get(pk=message.pk).state == State.DONE


def test_nothing_is_taken_before_its_time(three: list[Message]) -> None:
    assert claim(now=NOW - timedelta(seconds=1)) is None
