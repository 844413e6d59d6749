"""A platform's program as docs/webhooks.md tells it to be: takes what verifies, notes each message once, then works on it."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from tests.client.conftest import desk_of
from tests.desk.delivery.servers import answering
from tests.desk.people import Standing, make_standing
from touchstone.client import Desk
from touchstone.client.orders import Order
from touchstone.desk.delivery.delivering import Sender, deliver_due
from touchstone.desk.delivery.egress import Way
from touchstone.desk.delivery.policy import EgressPolicy

KINDS = ("measures.order_issued", "measures.order_withdrawn")
Answer = Callable[[Desk, Order], object]


def confirm(desk: Desk, order: Order) -> Order:
    """Done at once, under a number of the platform's own."""
    return desk.orders.confirm(order.id, reference=f"T-{order.target}")


@dataclass
class Marketplace:
    """`took` are the orders in the order in which they came; `refused` counts messages that were not trusted."""

    desk: Desk
    endpoint: str
    secret: str
    seen: set[str] = field(default_factory=set)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    took: list[Order] = field(default_factory=list)
    refused: int = 0
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def __call__(self, request: bytes) -> Iterable[bytes]:
        """One HTTP request to its endpoint; the parts of its answer."""
        head, _, body = request.partition(b"\r\n\r\n")
        pairs = (line.partition(": ") for line in head.decode("latin-1").split("\r\n")[1:])
        status = self.receive({name: value for name, _, value in pairs}, body)
        return [f"HTTP/1.1 {status} -\r\nContent-Length: 0\r\n\r\n".encode()]

    def receive(self, headers: dict[str, str], body: bytes) -> int:
        """The status that answers a message: quickly, the work comes later."""
        self.heard.append((headers, body))
        try:
            Webhook(self.secret).verify(body, headers, json_parse=False)
        except (WebhookVerificationError, ValueError):
            self.refused += 1
            return 401
        said, name = json.loads(body), {key.lower(): value for key, value in headers.items()}["webhook-id"]
        if said["audience"] != self.endpoint:
            self.refused += 1
            return 403
        if name not in self.seen:
            self.seen.add(name)
            self.waiting.append(said)
        return 204

    def work(self, answer: Answer = confirm) -> list[Order]:
        """Fetch each order that came and is still open, answer it; returns those."""
        told, self.waiting = self.waiting, []
        new = [self.desk.orders.fetch(each["data"]["order"]) for each in told if each["type"] == KINDS[0]]
        for order in new:
            answer(self.desk, order)
        self.took += new
        return new


@contextmanager
def at_market(supervisor: Standing, settings: Any) -> Iterator[Marketplace]:
    """Its program, with a key of a supervisor and an endpoint that an administrator of the platform made."""
    settings.EGRESS_LOOPBACK = True
    owner = make_standing("Ad", supervisor.organisation, "administrator")
    with desk_of(owner) as admin, desk_of(supervisor) as desk:
        market = Marketplace(desk, "", "")
        with answering(market) as server:
            made = admin.endpoints.add(name="Orders", url=server.url, kinds=KINDS)
            market.endpoint, market.secret = made.id, admin.endpoints.secret(made.id).secret
            yield market


def deliver() -> int:
    """All webhooks that are due now; returns how many were tried."""
    return deliver_due(Sender(Way(EgressPolicy(has_loopback=True, total_seconds=20)), Random(0), timezone.now))
