"""What the tests of the outbox share: kinds of message, an endpoint, a clock that jumps, and a sender."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random

from django.db.models import Min

from tests.desk.people import NOW
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.delivery import message_kind
from touchstone.desk.delivery.delivering import Sender
from touchstone.desk.delivery.egress import Way
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.policy import EgressPolicy

NEWS = MessageKind("tests.news", "News of %(subject)s", "%(who)s changed %(subject)s.", by_webhook=True)
MUST = MessageKind("tests.must", "You are invited", "%(who)s invites you.", may_be_muted=False)
QUIET = MessageKind("tests.quiet", "Quiet news", "Nothing to do.", by_email=False, by_webhook=True)


@contextmanager
def known_kinds() -> Iterator[None]:
    """The kinds of these tests, for the block."""
    message_kind.register((NEWS, MUST, QUIET))
    try:
        yield
    finally:
        for kind in (NEWS, MUST, QUIET):
            del message_kind.KINDS[kind.key]


class Clock:
    """The time of the test: it stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def jump(self) -> bool:
        """Go on to the next moment at which something falls due or a lease runs out; False where there is none."""
        pending = Message.objects.filter(state=State.PENDING, next_at__gt=self.now).aggregate(at=Min("next_at"))["at"]
        leased = Message.objects.filter(state=State.LEASED).aggregate(at=Min("lease_until"))["at"]
        moments = [moment for moment in (pending, leased) if moment]
        self.now = min(moments, default=self.now)
        return bool(moments)


def make_endpoint(organisation: Organisation, url: str, *kinds: str) -> Endpoint:
    """An open endpoint that wants these kinds, or the news."""
    return Endpoint.objects.create(
        organisation=organisation, name="Ours", url=url, kinds=list(kinds or (NEWS.key,)), created_at=NOW
    )


def make_sender(clock: Clock, seed: int = 0) -> Sender:
    """A sender that may call loopback."""
    return Sender(Way(EgressPolicy(has_loopback=True, total_seconds=20)), Random(seed), clock)
