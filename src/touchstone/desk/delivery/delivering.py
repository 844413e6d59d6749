"""The part of the background loop that sends what is due: take one, try it, settle it, take the next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from touchstone.desk.delivery.egress import Answer, Way
from touchstone.desk.delivery.errors import EgressError
from touchstone.desk.delivery.leasing import claim, settle
from touchstone.desk.delivery.letters import attempt_letter
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.retry import EMAIL, WEBHOOK, Judgement, Schedule, Step, judge
from touchstone.desk.delivery.webhooks import attempt_webhook

MOST_PER_PASS = 500


@dataclass(frozen=True)
class Sender:
    """What sending needs from outside: the way out, a source of chance, a clock with time zone."""

    way: Way
    random: Random
    clock: Callable[[], datetime]


def deliver_due(sender: Sender, *, most: int = MOST_PER_PASS) -> int:
    """Send what is due, at most so many; returns how many attempts were made."""
    made = 0
    while made < most and deliver_one(sender):
        made += 1
    return made


def deliver_one(sender: Sender) -> bool:
    """Make one attempt; False where nothing is due."""
    message = claim(now=sender.clock())
    if message is None:
        return False
    judgement = _try(message, sender)
    settle(message, judgement, now=sender.clock())
    return True


def _try(message: Message, sender: Sender) -> Judgement:
    schedule = _schedule_of(message)
    if message.attempts > schedule.tries:
        # Only a worker that died with the message in its hands leaves one behind that has had all its tries.
        return Judgement(Step.DEAD, "worker_lost")
    if message.endpoint and message.endpoint.closed_at:
        return Judgement(Step.DEAD, "endpoint_closed")
    result = _attempt(message, sender)
    return judge(result, tried=message.attempts, schedule=schedule, now=sender.clock(), random=sender.random)


def _schedule_of(message: Message) -> Schedule:
    return WEBHOOK if message.endpoint_id else EMAIL


def _attempt(message: Message, sender: Sender) -> Answer | EgressError:
    if message.endpoint is None:
        return attempt_letter(message)
    return attempt_webhook(message, message.endpoint, sender.way, now=sender.clock())
