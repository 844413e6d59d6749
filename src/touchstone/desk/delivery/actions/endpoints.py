"""Adding, changing, closing and opening endpoints, and changing their secrets."""

from collections.abc import Iterable
from datetime import datetime

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand, relation_to
from touchstone.desk.delivery import events
from touchstone.desk.delivery.destinations import read_destination
from touchstone.desk.delivery.errors import AddressRefusedError, EgressRefusedError, UnwantedKindsError
from touchstone.desk.delivery.message_kind import webhook_kinds
from touchstone.desk.delivery.models import Endpoint
from touchstone.desk.delivery.policy import EgressPolicy

MANAGE = Permission.ENDPOINT_MANAGE
BY_CHOICE = "by_choice"


@act
def add_endpoint(
    *, name: str, url: str, kinds: Iterable[str], policy: EgressPolicy, by: Actor, now: datetime
) -> Endpoint:
    """A new endpoint of the own organisation; its address is read strictly, and looked up only when it is called."""
    demand(by, MANAGE, Reach.OURS)
    endpoint = Endpoint.objects.create(
        organisation=Organisation.objects.get(public_id=by.organisation),
        name=name,
        url=_checked(url, policy),
        kinds=_known(kinds, by),
        created_at=now,
        created_by=by.person,
    )
    _record(events.ENDPOINT_ADDED.key, endpoint, by, now)
    return endpoint


@act
def change_endpoint(
    *, endpoint: Endpoint, name: str, url: str, kinds: Iterable[str], policy: EgressPolicy, by: Actor, now: datetime
) -> Endpoint:
    """Another name, address or choice of kinds; what is queued already goes to the new address."""
    endpoint = held(endpoint, by)
    endpoint.name, endpoint.url, endpoint.kinds = name, _checked(url, policy), _known(kinds, by)
    endpoint.save(update_fields=["name", "url", "kinds"])
    _record(events.ENDPOINT_CHANGED.key, endpoint, by, now)
    return endpoint


@act
def change_secret(*, endpoint: Endpoint, by: Actor, now: datetime) -> Endpoint:
    """A new shared secret; the old one goes on signing beside it for a week."""
    endpoint = held(endpoint, by)
    endpoint.generation += 1
    endpoint.rotated_at, endpoint.rotated_by = now, by.person
    endpoint.save(update_fields=["generation", "rotated_at", "rotated_by"])
    record(events.SECRET_CHANGED.key, endpoint, by=by, now=now, also=[endpoint.organisation])
    return endpoint


@act
def close_endpoint(*, endpoint: Endpoint, by: Actor, now: datetime) -> Endpoint:
    """Send nothing there any more; what is queued is given up. A second time changes nothing."""
    endpoint = held(endpoint, by)
    if endpoint.closed_at is None:
        endpoint.closed_at, endpoint.closed_by, endpoint.closed_reason = now, by.person, BY_CHOICE
        endpoint.save(update_fields=["closed_at", "closed_by", "closed_reason"])
        told = {"reason": BY_CHOICE}
        record(events.ENDPOINT_CLOSED.key, endpoint, by=by, now=now, also=[endpoint.organisation], data=told)
    return endpoint


@act
def open_endpoint(*, endpoint: Endpoint, by: Actor, now: datetime) -> Endpoint:
    """Send there again, from now on. A second time changes nothing."""
    endpoint = held(endpoint, by)
    if endpoint.closed_at is not None:
        endpoint.closed_at, endpoint.closed_by, endpoint.closed_reason = None, "", ""
        endpoint.save(update_fields=["closed_at", "closed_by", "closed_reason"])
        record(events.ENDPOINT_OPENED.key, endpoint, by=by, now=now, also=[endpoint.organisation])
    return endpoint


def held(endpoint: Endpoint, by: Actor) -> Endpoint:
    """The endpoint, locked, for who may manage it."""
    demand(by, MANAGE, relation_to(by, endpoint.organisation_id))
    return Endpoint.objects.select_for_update().get(pk=endpoint.pk)


def _record(kind: str, endpoint: Endpoint, by: Actor, now: datetime) -> None:
    # The address is a particular: it may hold a token of the receiver, and the record is for ever.
    particulars = {"name": endpoint.name, "url": endpoint.url}
    data = {"kinds": endpoint.kinds}
    record(kind, endpoint, by=by, now=now, also=[endpoint.organisation], data=data, particulars=particulars)


def _checked(url: str, policy: EgressPolicy) -> str:
    try:
        return read_destination(url, policy).url
    except EgressRefusedError as refusal:
        raise AddressRefusedError(refusal) from None


def _known(kinds: Iterable[str], by: Actor) -> list[str]:
    asked = set(kinds)
    unknown = asked - {kind.key for kind in webhook_kinds(of_node=by.operates_node)}
    if unknown or not asked:
        raise UnwantedKindsError(kinds=", ".join(sorted(unknown)) or "–")
    return sorted(asked)
