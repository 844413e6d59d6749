"""The timeline of a dossier as somebody may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.audit.event_kind import Audience, kind_of
from touchstone.desk.audit.models import Event, EventSubject
from touchstone.desk.audit.record import Subject
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.models import Brand, Listing, Product, Right, Seller, Shop
from touchstone.desk.dossiers.queries.changes import FIELDS, FieldNames

SHOWN = 50
Dossier = Seller | Shop | Listing | Brand | Right | Product


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the page shows it."""

    at: datetime
    sentence: str
    who: str = ""


class _Values(dict[str, Any]):
    """What a sentence names and the event lacks is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def timeline_of(actor: Actor, subject: Dossier, name: str, most: int = SHOWN) -> list[Told]:
    """The latest events about a dossier that this reader may know of, newest first; three queries whatever is there."""
    about = EventSubject.objects.filter(subject=subject.public_id, subject_kind=subject.SUBJECT_KIND)
    events = list(Event.objects.filter(sequence__in=about.values("sequence")).order_by("-sequence")[:most])
    readable = [event for event in events if _may_read(actor, event)]
    names = _names(actor, readable)
    told = [Told(event.at, _sentence(event, names, name, subject)) for event in readable]
    if len(events) < most and not any(event.kind.endswith("_added") for event in events):
        told.append(Told(subject.created_at, gettext("The dossier was opened by an import.")))
    return told


def _may_read(actor: Actor, event: Event) -> bool:
    audience = kind_of(event.kind).audience
    if audience is Audience.EVERYONE or may(actor, Permission.RECORD_VIEW, Reach.NODE):
        return True
    return audience is Audience.OURS and event.organisation == actor.organisation


def _names(actor: Actor, events: Sequence[Event]) -> dict[int, str]:
    """Who acted: colleagues by name, others by their organisation."""
    people = dict(Person.objects.filter(public_id__in={e.person for e in events}).values_list("public_id", "name"))
    held = Organisation.objects.filter(public_id__in={e.organisation for e in events})
    organisations = dict(held.values_list("public_id", "name"))
    sees_names = may(actor, Permission.MEMBER_VIEW, Reach.NODE)
    found = {}
    for event in events:
        is_ours = bool(event.organisation) and event.organisation == actor.organisation
        person = people.get(event.person, "") if is_ours or sees_names else ""
        found[event.sequence] = person or organisations.get(event.organisation, "") or gettext("The node")
    return found


def _sentence(event: Event, names: dict[int, str], name: str, subject: Subject) -> str:
    columns = FieldNames(subject, str(event.data.get(FIELDS, "")).split(", "))
    values = _Values({**event.data, FIELDS: columns, "by": names[event.sequence], "subject": name})
    return gettext(kind_of(event.kind).sentence) % values
