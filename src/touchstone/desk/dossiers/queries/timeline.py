"""The timeline of a dossier as somebody may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.audit.event_kind import KINDS, Audience, kind_of
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
    readable = Event.objects.filter(_readable(actor), sequence__in=about.values("sequence"))
    events = list(readable.order_by("-sequence")[:most])
    names = _names(actor, events)
    told = [Told(event.at, _sentence(event, names, name, subject)) for event in events]
    if len(events) < most and not any(event.kind.endswith("_added") for event in events):
        told.append(Told(subject.created_at, gettext("The dossier was opened by an import.")))
    return told


def _readable(actor: Actor) -> Q:
    """In the question itself: what is hidden must not push what may be read off the page."""
    if may(actor, Permission.RECORD_VIEW, Reach.NODE):
        return Q()
    ours = Q(kind__in=_kinds(Audience.OURS), organisation=actor.organisation)
    return Q(kind__in=_kinds(Audience.EVERYONE)) | (ours if actor.organisation else Q(pk__in=()))


def _kinds(audience: Audience) -> list[str]:
    return [kind.key for kind in KINDS.values() if kind.audience is audience]


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
    values = {**event.data, FIELDS: columns, "by": names[event.sequence], "subject": name}
    marked = _Values({place: format_html("<bdi>{}</bdi>", value) for place, value in values.items()})
    return mark_safe(conditional_escape(gettext(kind_of(event.kind).sentence)) % marked)  # noqa: S308 - all escaped
