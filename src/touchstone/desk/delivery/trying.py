"""Trying an endpoint: a test that is sent to it, recorded and limited."""

from datetime import datetime

from touchstone.desk.accounts.buckets import Rate, take
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery import events
from touchstone.desk.delivery.actions.endpoints import held
from touchstone.desk.delivery.message_kind import TEST
from touchstone.desk.delivery.models import Endpoint
from touchstone.desk.delivery.outbox import publish_to

TESTS = Rate(burst=10, per_second=20 / 3600)
"""What one organisation may send of tests: each goes to every endpoint that wants them."""


@act
def send_test(*, endpoint: Endpoint, by: Actor, now: datetime) -> bool:
    """A test to this endpoint, whatever kinds it wants; False where it is closed. So many of an organisation in an hour."""
    endpoint = held(endpoint, by)
    if endpoint.closed_at is not None:
        return False
    take(f"endpoint-test:{endpoint.organisation.public_id}", now=now, rate=TESTS)
    publish_to([endpoint], TEST.key, endpoint, data={}, occurred_at=now)
    record(events.TEST_SENT.key, endpoint, by=by, now=now, also=[endpoint.organisation])
    return True
