"""What the background loop calls: the outbox worked on with the settings of this node."""

from datetime import datetime
from random import SystemRandom

from django.conf import settings
from django.utils import timezone

from touchstone.desk.delivery.delivering import Sender, deliver_due
from touchstone.desk.delivery.egress import Way
from touchstone.desk.delivery.policy import EgressPolicy


def policy_of_node() -> EgressPolicy:
    """What the operator allows; EGRESS_LOOPBACK opens plain http to this machine, for demonstrations only."""
    return EgressPolicy(
        has_loopback=bool(getattr(settings, "EGRESS_LOOPBACK", False)),
        has_high_ports=bool(getattr(settings, "EGRESS_HIGH_PORTS", True)),
        trusted_certificates=getattr(settings, "EGRESS_CERTIFICATES", None),
    )


def deliver(now: datetime) -> int:
    """One pass; returns how many attempts were made. Each attempt reads the clock itself, since it may take long."""
    return deliver_due(Sender(Way(policy_of_node()), SystemRandom(), timezone.now), most=50)
