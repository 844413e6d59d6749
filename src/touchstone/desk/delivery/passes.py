"""What the background loop calls: the outbox worked on with the settings of this node."""

from datetime import datetime
from random import SystemRandom

from django.conf import settings
from django.utils import timezone

from touchstone.desk.delivery.delivering import Courier, Sender
from touchstone.desk.delivery.egress import Way
from touchstone.desk.delivery.policy import EgressPolicy

COURIERS: dict[EgressPolicy, Courier] = {}
"""What this process has on its way, by what the operator allows."""


def policy_of_node() -> EgressPolicy:
    """What the operator allows; EGRESS_LOOPBACK opens plain http to this machine, for demonstrations only."""
    return EgressPolicy(
        has_loopback=bool(getattr(settings, "EGRESS_LOOPBACK", False)),
        has_high_ports=bool(getattr(settings, "EGRESS_HIGH_PORTS", True)),
        trusted_certificates=getattr(settings, "EGRESS_CERTIFICATES", None),
    )


def deliver(now: datetime) -> int:
    """One pass; returns how many messages were taken. What is not answered soon stays on its way to a later pass.

    Each attempt reads the clock itself, since it may take long.
    """
    policy = policy_of_node()
    if policy not in COURIERS:
        COURIERS[policy] = Courier(Sender(Way(policy), SystemRandom(), timezone.now))
    return COURIERS[policy].work(most=50)


def finish_deliveries() -> None:
    """Wait for the answers to what is on its way and settle it, since the process ends."""
    while COURIERS:
        COURIERS.popitem()[1].finish()
