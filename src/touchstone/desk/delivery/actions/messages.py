"""Sending again what was given up."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import demand, relation_to
from touchstone.desk.delivery import events
from touchstone.desk.delivery.errors import NotReplayableError
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import State


@act
def replay_message(*, message: Message, by: Actor, now: datetime) -> Message:
    """Try a dead message again from its first attempt, under the same id, so that its receiver can tell."""
    owner = message.endpoint.organisation_id if message.endpoint else None
    demand(by, Permission.DELIVERY_REPLAY, relation_to(by, owner))
    message = Message.objects.select_for_update(of=("self",)).select_related("endpoint").get(pk=message.pk)
    is_closed = message.endpoint is not None and message.endpoint.closed_at is not None
    if message.state != State.DEAD or is_closed or not message.content:
        raise NotReplayableError(message=message.public_id)
    message.state, message.attempts, message.ended_at, message.next_at = State.PENDING, 0, None, now
    message.save(update_fields=["state", "attempts", "ended_at", "next_at"])
    record(events.MESSAGE_REPLAYED.key, message, by=by, now=now)
    return message
