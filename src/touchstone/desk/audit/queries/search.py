"""Searching the record: filters that combine, and words that are looked for in ids, names, sentences and values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext

from touchstone.desk.audit.event_kind import KINDS
from touchstone.desk.audit.models import Event, EventSubject, EventWord
from touchstone.desk.audit.namers import ORGANISATION, PERSON, found_ids
from touchstone.desk.audit.queries.places import SHOWN, Branch, Page, page_of
from touchstone.desk.audit.queries.visible import visible_to
from touchstone.desk.audit.words import words_in
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.rules import EVERYTHING

MOST_WORDS = 8
OFTEN = 1_000
"""Words that are met more often are counted no further."""


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
    by, among = ("subjects__", _about(asked.subject)) if asked.subject else ("", EVERYTHING)
    if not text:
        yield Branch(rows, by, among)
        return
    objects = found_ids(actor, text)
    for kind, one in [(PERSON, text), (ORGANISATION, text), *objects]:
        if kind in (PERSON, ORGANISATION):
            yield Branch(rows.filter(**{"person" if kind == PERSON else "organisation": one}), by, among)
    for one in dict.fromkeys([text, *(one for _kind, one in objects)]):
        if asked.subject:
            named = EventSubject.objects.filter(subject=one).values("sequence")
            yield Branch(rows.filter(sequence__in=named), by, among)
        else:
            yield Branch(rows, "subjects__", _about(one))
    for key in _kinds_with(text):
        yield Branch(rows.filter(kind=key), by, among)
    if words := words_in(text)[:MOST_WORDS]:
        yield _with_words(rows, words, by, among)


def _filtered(rows: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    named = {"kind": asked.kind, "person": asked.person, "organisation": asked.organisation}
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if asked.since and asked.since > date.min:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until and asked.until < date.max:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return rows


def _about(subject: str) -> Q:
    kind = EventSubject.objects.filter(subject=subject).values_list("subject_kind", flat=True).first()
    return Q(subjects__subject=subject, subjects__subject_kind=kind or "")


def _with_words(rows: QuerySet[Event], words: list[str], by: str, among: Q) -> Branch:
    """Events that hold every word, read along the rarest. Who may open an event of the record may read all its words."""
    rarest, *others = sorted(words, key=_spread)
    for word in words if by else others:
        rows = rows.filter(Exists(EventWord.objects.filter(word=word, sequence=OuterRef("sequence"))))
    return Branch(rows, by, among) if by else Branch(rows, "words__", Q(words__word=rarest))


def _spread(word: str) -> int:
    return EventWord.objects.filter(word=word)[:OFTEN].count()


def _kinds_with(text: str) -> list[str]:
    """Kinds whose sentence holds the text, in the reader's language."""
    words = text.casefold()
    return [kind.key for kind in KINDS.values() if words in gettext(kind.sentence).casefold()]


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
