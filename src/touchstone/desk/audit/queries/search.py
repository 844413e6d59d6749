"""Searching the record: filters that combine, and words that are looked for in ids, names and sentences."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext

from touchstone.desk.audit.event_kind import KINDS
from touchstone.desk.audit.models import Event, EventSubject
from touchstone.desk.audit.namers import ORGANISATION, PERSON, found_ids
from touchstone.desk.audit.queries.places import SHOWN, Page, page_of
from touchstone.desk.audit.queries.visible import visible_to
from touchstone.desk.authority.actor import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; what is empty does not restrict. `since` and `until` are days of the desk, both included."""

    text: str = ""
    kind: str = ""
    person: str = ""
    organisation: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


def search(actor: Actor, asked: Asked, cursor: str = "", most: int = SHOWN) -> Page:
    """One page of the events that the reader may know of and that fit, newest first. Raises InvalidError: the cursor."""
    rows = _filtered(visible_to(actor), asked)
    return page_of(_branches(actor, rows, asked.text.strip()), cursor, most)


def _filtered(rows: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    named = {"kind": asked.kind, "person": asked.person, "organisation": asked.organisation}
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if asked.subject:
        rows = _about(rows, [asked.subject])
    if asked.since:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until and asked.until < date.max:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return rows


def _branches(actor: Actor, rows: QuerySet[Event], text: str) -> list[QuerySet[Event]]:
    """One question per way in which the text can be meant, so that each is answered from its own index."""
    if not text:
        return [rows]
    objects = found_ids(actor, text)
    ids = [text, *(one for _kind, one in objects)]
    people = [text, *(one for kind, one in objects if kind == PERSON)]
    houses = [text, *(one for kind, one in objects if kind == ORGANISATION)]
    branches = [rows.filter(person=one) for one in people] + [rows.filter(organisation=one) for one in houses]
    branches += [_about(rows, [one]) for one in ids]
    branches += [rows.filter(kind=kind) for kind in _kinds_with(text)]
    return branches


def _about(rows: QuerySet[Event], ids: list[str]) -> QuerySet[Event]:
    return rows.filter(sequence__in=EventSubject.objects.filter(subject__in=ids).values("sequence"))


def _kinds_with(text: str) -> list[str]:
    """Kinds whose sentence holds the text, in the reader's language."""
    words = text.casefold()
    return [kind.key for kind in KINDS.values() if words in gettext(kind.sentence).casefold()]


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
