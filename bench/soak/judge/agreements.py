"""State against record: each row has the events that made it what it is, as often as they happened, and no other."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from touchstone.desk.accounts.models import ApiKey, Invitation, Organisation, Person
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.dossiers.models import Brand
from touchstone.desk.evidence.models import EvidenceFile


@dataclass(frozen=True)
class Agreement:
    """For each row of a model: what it says must be as many as there are events of a kind about it."""

    model: type[Model]
    kind: str
    says: Callable[[Any], int]


def once(row: Any) -> int:
    """Every row was made once."""
    return 1


AGREEMENTS = (
    Agreement(Invitation, "accounts.member_invited", once),
    Agreement(Invitation, "accounts.invitation_withdrawn", lambda row: int(row.withdrawn_at is not None)),
    Agreement(Invitation, "accounts.invitation_accepted", lambda row: int(row.accepted_at is not None)),
    Agreement(ApiKey, "accounts.key_made", once),
    Agreement(ApiKey, "accounts.key_revoked", lambda row: int(row.revoked_at is not None)),
    Agreement(Endpoint, "delivery.endpoint_added", once),
    Agreement(Endpoint, "delivery.secret_changed", lambda row: row.generation - 1),
    Agreement(EvidenceFile, "evidence.file_added", once),
    Agreement(Brand, "dossiers.brand_added", once),
    Agreement(Brand, "dossiers.brand_edited", lambda row: row.version - 1),
    Agreement(Message, "delivery.message_died", lambda row: int(row.state == "dead")),
    Agreement(Organisation, "accounts.organisation_made", once),
)


def judge_agreements() -> Iterator[str]:
    """Every row of AGREEMENTS, the other way too: an event about a row that is not there."""
    for row in AGREEMENTS:
        told = Counter(Event.objects.filter(kind=row.kind).values_list("subject", flat=True))
        for kept in row.model._default_manager.iterator(2000):
            said, events = row.says(kept), told.pop(kept.public_id, 0)
            if said != events:
                yield f"{kept.public_id}: its row says {said} × {row.kind}, the record {events}"
        yield from (f"{name}: the record says {row.kind}, but there is no such row" for name in told)


def judge_last_states() -> Iterator[str]:
    """What is overwritten stands as its last event left it."""
    changes: dict[str, dict[str, Any]] = {}
    rows = Event.objects.filter(kind="accounts.organisation_changed").order_by("sequence")
    for subject, data in rows.values_list("subject", "data").iterator(2000):
        changes.setdefault(subject, {}).update({name: each["to"] for name, each in data["changed"].items()})
    for house in Organisation.objects.all():
        yield from differing(house.public_id, house, changes.get(house.public_id, {}))
    names: dict[str, dict[str, Any]] = {}
    sequences = Event.objects.filter(kind="accounts.profile_changed").values_list("sequence", flat=True)
    for about, content in (
        Particulars.objects.filter(sequence__in=sequences).order_by("sequence").values_list("about", "content")
    ):
        names.setdefault(about, {}).update(content)
    for person in Person.objects.all():
        yield from differing(person.public_id, person, names.get(person.public_id, {}))
    called: dict[str, Any] = {}
    edits = Event.objects.filter(kind="dossiers.brand_edited").order_by("sequence").values_list("subject", "data")
    for subject, data in edits.iterator(2000):
        called.setdefault(subject, {}).update({name: pair[1] for name, pair in data["changes"].items()})
    for brand in Brand.objects.all():
        yield from differing(brand.public_id, brand, called.get(brand.public_id, {}))
    yield from judge_endpoints()


def judge_endpoints() -> Iterator[str]:
    """Open or closed, as the last event says."""
    kinds = {"delivery.endpoint_closed": True, "delivery.endpoint_opened": False}
    rows = Event.objects.filter(kind__in=kinds).order_by("sequence").values_list("subject", "kind")
    last = {subject: kinds[kind] for subject, kind in rows.iterator(2000)}
    for endpoint in Endpoint.objects.all():
        if (endpoint.closed_at is not None) != last.get(endpoint.public_id, False):
            yield f"{endpoint.public_id}: its row and the record disagree on whether it is closed"


def differing(name: str, row: Any, told: Mapping[str, Any]) -> Iterator[str]:
    """The fields that stand otherwise than their last event says."""
    for field, value in told.items():
        if getattr(row, field) != value:
            yield f"{name}: {field} is {getattr(row, field)!r}, the record says {value!r}"
