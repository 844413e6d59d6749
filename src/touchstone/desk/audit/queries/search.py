"""Searching the record: filters that combine, and words that are looked for in ids, names and sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext

from touchstone.desk.audit.event_kind import KINDS
from touchstone.desk.audit.models import Event, EventSubject
from touchstone.desk.audit.namers import ORGANISATION, PERSON, found_ids
from touchstone.desk.audit.queries.places import SHOWN, Branch, Page, page_of
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
    return page_of(_branches(actor, asked), cursor, most)


def _branches(actor: Actor, asked: Asked) -> Iterator[Branch]:
    """One question per way in which the text can be meant, so that each is answered along an index of its own."""
    rows, text = _filtered(visible_to(actor), asked), asked.text.strip()
    if asked.subject:
        rows = _about(rows, asked.subject)
    by = "subjects__" if asked.subject else ""
    if not text:
        yield Branch(rows, by)
        return
    objects = found_ids(actor, text)
    for kind, one in [(PERSON, text), (ORGANISATION, text), *objects]:
        if kind in (PERSON, ORGANISATION):
            yield Branch(rows.filter(**{"person" if kind == PERSON else "organisation": one}), by)
    for one in dict.fromkeys([text, *(one for _kind, one in objects)]):
        if asked.subject:
            yield Branch(rows.filter(sequence__in=EventSubject.objects.filter(subject=one).values("sequence")), by)
        else:
            yield Branch(_about(rows, one), "subjects__")
    for key in _kinds_with(text):
        yield Branch(rows.filter(kind=key), by)


def _filtered(rows: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    named = {"kind": asked.kind, "person": asked.person, "organisation": asked.organisation}
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if asked.since and asked.since > date.min:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until and asked.until < date.max:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return rows


def _about(rows: QuerySet[Event], subject: str) -> QuerySet[Event]:
    kind = EventSubject.objects.filter(subject=subject).values_list("subject_kind", flat=True).first()
    return rows.filter(subjects__subject=subject, subjects__subject_kind=kind or "")


def _kinds_with(text: str) -> list[str]:
    """Kinds whose sentence holds the text, in the reader's language."""
    words = text.casefold()
    return [kind.key for kind in KINDS.values() if words in gettext(kind.sentence).casefold()]


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
