"""The door for the rooms above: what is said here is stored with the act that says it, and sent after its commit."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from touchstone.desk.accounts.models import Person
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import Subject as Row
from touchstone.desk.authority.identifiers import new_public_id
from touchstone.desk.delivery.message_kind import kind_of
from touchstone.desk.delivery.models import Endpoint, InboxItem, Message, MutedKind
from touchstone.desk.delivery.models.inbox import INBOX
from touchstone.desk.delivery.models.message import Channel
from touchstone.desk.delivery.payload import Payload, Subject, Value, write_payload


@act
def publish(
    kind: str, subject: Row, *, organisations: Iterable[int], data: Mapping[str, Value], occurred_at: datetime
) -> int:
    """Queue a webhook to every open endpoint of these organisations (rows) that wants the kind; returns how many.

    Whether these organisations may know of it, the caller has decided. `data` holds nothing personal.
    """
    rows = Endpoint.objects.filter(organisation__in=list(organisations), closed_at=None)
    wanting = [endpoint for endpoint in rows if kind_of(kind).key in endpoint.kinds]
    publish_to(wanting, kind, subject, data=data, occurred_at=occurred_at)
    return len(wanting)


@act
def publish_to(
    endpoints: Iterable[Endpoint], kind: str, subject: Row, *, data: Mapping[str, Value], occurred_at: datetime
) -> None:
    """Queue a webhook to these endpoints, whatever they want."""
    event = new_public_id("evt")
    named = Subject(str(subject.SUBJECT_KIND), str(subject.public_id))
    for endpoint in endpoints:
        lane = f"{endpoint.public_id}:{named.id}"
        sequence = next_in(lane)
        body = write_payload(Payload(event, kind, sequence, occurred_at, named, endpoint.public_id, data))
        _queue(Channel.WEBHOOK, kind, lane, sequence, occurred_at, body.decode(), endpoint=endpoint)


@act
def tell(kind: str, subject: Row, *, people: Iterable[Person], values: Mapping[str, Any], now: datetime) -> None:
    """Put a message into the inbox of each person, and by e-mail too where the kind says so and it is not muted."""
    row = kind_of(kind)
    row.check(values)
    told = list(dict.fromkeys(people))
    muted = _muted(kind, told) if row.may_be_muted else set()
    for person in told:
        if (person.pk, INBOX) not in muted:
            _put(kind, person, subject, values, now)
        if row.by_email and (person.pk, Channel.EMAIL.value) not in muted:
            lane = f"{person.public_id}:{subject.public_id}"
            _mail(kind, lane, person.email, person.language, values, now)


@act
def mail(kind: str, to: str, language: str, values: Mapping[str, Any], now: datetime) -> None:
    """Queue an e-mail to an address that may belong to nobody here, such as an invitation.

    Somebody who works here finds it in the inbox as well, unless it holds a link that must not be kept.
    The rooms below, which cannot call this one, have it registered as their sender when the desk starts.
    """
    row = kind_of(kind)
    row.check(values)
    if not row.is_secret:
        for person in Person.objects.filter(email__iexact=to, is_active=True):
            _put(kind, person, person, values, now)
    receiver = hashlib.sha256(to.lower().encode()).hexdigest()[:32]
    _mail(kind, f"{receiver}:{kind}", to, language, values, now)


def _put(kind: str, person: Person, subject: Row, values: Mapping[str, Any], now: datetime) -> None:
    InboxItem.objects.create(
        person=person,
        kind=kind,
        subject_kind=str(subject.SUBJECT_KIND),
        subject=str(subject.public_id),
        values=dict(values),
        created_at=now,
    )


def next_in(lane: str) -> int:
    """The next place in a lane; alone at it, since an act is the only writer."""
    last = Message.objects.filter(lane=lane).aggregate(last=Max("sequence"))["last"]
    return (last or 0) + 1


def _muted(kind: str, people: Iterable[Person]) -> set[tuple[int, str]]:
    rows = MutedKind.objects.filter(kind=kind, person__in=[person.pk for person in people])
    return set(rows.values_list("person_id", "channel"))


def _mail(kind: str, lane: str, address: str, language: str, values: Mapping[str, Any], now: datetime) -> None:
    content = json.dumps({"language": language, "values": dict(values)}, ensure_ascii=False)
    _queue(Channel.EMAIL, kind, lane, next_in(lane), now, content, address=address)


def _queue(
    channel: Channel, kind: str, lane: str, sequence: int, now: datetime, content: str, **receiver: Any
) -> Message:
    return Message.objects.create(
        channel=channel,
        kind=kind,
        lane=lane,
        sequence=sequence,
        content=content,
        created_at=now,
        next_at=now,
        **receiver,
    )
