"""The part of the background loop that sends what is due: several at a time, so that a slow receiver holds up nobody else.

Only the call over the network runs in threads. Taking a message and settling it, which write, stay in the thread that
asks, one after the other, so that a call never holds the database.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from django.db.models import Q

from touchstone.desk.authority.rules import NOTHING
from touchstone.desk.delivery.egress import Answer, Way
from touchstone.desk.delivery.errors import EgressError
from touchstone.desk.delivery.leasing import claim, settle
from touchstone.desk.delivery.letters import attempt_letter
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.retry import EMAIL, WEBHOOK, Judgement, Schedule, Step, judge
from touchstone.desk.delivery.webhooks import attempt_webhook

MOST_PER_PASS = 500
AT_ONCE = 8
PER_RECEIVER = 2
"""Of the calls at once, how many may go to one organisation, or to the mail server."""
MAIL = 0
PATIENCE = 0.5
"""Seconds for which a pass waits for an answer; what takes longer is settled by a later pass."""


@dataclass(frozen=True)
class Sender:
    """What sending needs from outside: the way out, a source of chance, a clock with time zone."""

    way: Way
    random: Random
    clock: Callable[[], datetime]


@dataclass
class Courier:
    """Messages on their way. One thread at a time calls it; what it has in hand is leased."""

    sender: Sender
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(AT_ONCE, "deliver"))
    flying: dict[Future[Answer | EgressError], Message] = field(default_factory=dict)

    def work(self, *, most: int, patience: float | None = PATIENCE) -> int:
        """Send what is due, at most so many, and settle what was answered; returns how many were taken.

        Ends when nothing is due and no answer came for `patience` seconds; with None, when every answer is there.
        """
        taken = 0
        self._land(0.0)  # first, for the lease of what was answered long ago may have run out
        while True:
            while taken < most and len(self.flying) < AT_ONCE and (message := self._claim()):
                taken += 1
                self.launch(message)
            if not self._land(patience):
                return taken

    def finish(self) -> None:
        """Settle what is on its way; for the end of the process."""
        while self._land(None):
            pass
        self.pool.shutdown()

    def launch(self, message: Message) -> None:
        """Call the receiver in a thread, unless the message has come to its end before."""
        ended = _ended(message)
        if ended is not None:
            settle(message, ended, now=self.sender.clock())
        else:
            self.flying[self.pool.submit(_attempt, message, self.sender)] = message

    def _claim(self) -> Message | None:
        return claim(now=self.sender.clock(), besides=_to(_busy(self.flying.values())))

    def _land(self, patience: float | None) -> bool:
        """Settle what was answered; False where nothing was."""
        landed, _ = wait(self.flying, timeout=patience, return_when=FIRST_COMPLETED)
        for each in landed:
            message, sender = self.flying.pop(each), self.sender
            schedule = _schedule_of(message)
            result = each.result()
            now = sender.clock()
            judgement = judge(result, tried=message.attempts, schedule=schedule, now=now, random=sender.random)
            settle(message, judgement, now=now)
        return bool(landed)


def deliver_due(sender: Sender, *, most: int = MOST_PER_PASS) -> int:
    """Send what is due, at most so many, and wait for every answer; returns how many attempts were made."""
    courier = Courier(sender)
    try:
        return courier.work(most=most, patience=None)
    finally:
        courier.finish()


def deliver_one(sender: Sender) -> bool:
    """Make one attempt; False where nothing is due."""
    return bool(deliver_due(sender, most=1))


def _busy(messages: Iterable[Message]) -> list[int]:
    """Receivers that have as many calls as they may."""
    calls = Counter(message.endpoint.organisation_id if message.endpoint else MAIL for message in messages)
    return [receiver for receiver, count in calls.items() if count >= PER_RECEIVER]


def _to(receivers: list[int]) -> Q:
    """Messages to them."""
    if not receivers:
        return NOTHING
    theirs = Q(endpoint__in=Endpoint.objects.filter(organisation__in=receivers))
    return theirs | Q(endpoint=None) if MAIL in receivers else theirs


def _ended(message: Message) -> Judgement | None:
    if message.attempts > _schedule_of(message).tries:
        # Only a worker that died with the message in its hands leaves one behind that has had all its tries.
        return Judgement(Step.DEAD, "worker_lost")
    if message.endpoint and message.endpoint.closed_at:
        return Judgement(Step.DEAD, "endpoint_closed")
    return None


def _schedule_of(message: Message) -> Schedule:
    return WEBHOOK if message.endpoint_id else EMAIL


def _attempt(message: Message, sender: Sender) -> Answer | EgressError:
    if message.endpoint is None:
        return attempt_letter(message)
    return attempt_webhook(message, message.endpoint, sender.way, now=sender.clock())
