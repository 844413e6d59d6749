"""Writing an event."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from touchstone.desk.audit.acting import current
from touchstone.desk.audit.errors import NotActingError
from touchstone.desk.audit.event_kind import kind_of
from touchstone.desk.audit.models import Event, EventSubject, EventWord, Particulars
from touchstone.desk.audit.words import words_of
from touchstone.desk.authority.actor import Actor
from touchstone.ledger.canonical import canonical_bytes
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.particulars import DIGEST_KEY, digest_particulars, new_salt


class Subject(Protocol):
    """What an event can be about: any row with a public id, of a model that says its word."""

    @property
    def SUBJECT_KIND(self) -> Any:  # noqa: N802 - a constant of the models
        """Its word."""

    @property
    def public_id(self) -> Any:
        """Its name in URLs, in the API and in the record."""


def record(
    kind: str,
    subject: Subject,
    *,
    by: Actor,
    now: datetime,
    also: Iterable[Subject] = (),
    data: Mapping[str, Any] | None = None,
    particulars: Mapping[str, Any] | None = None,
) -> int:
    """Write one event into the running act; returns its sequence number.

    `data` is kept for ever and must hold nothing personal; `particulars` is personal and can be forgotten:
    the ledger keeps only a salted digest of it.
    """
    about = [_named(each) for each in (subject, *also)]
    salt = new_salt()
    digest = digest_particulars(salt, dict(particulars)) if particulars else None
    event = _append(kind, about, by, now, dict(data or {}), digest)
    if particulars:
        content = dict(particulars)
        Particulars.objects.create(sequence=event.sequence, about=about[0][1], salt=salt.hex(), content=content)
    _write([event], [about], [words_of(event.sequence, now, event.data, particulars or {})], now)
    return event.sequence


def record_all(kind: str, told: Iterable[tuple[Subject, Mapping[str, Any]]], *, by: Actor, now: datetime) -> None:
    """Write the same kind of event about each of many subjects, with its data, in few statements; nothing personal."""
    events, abouts, words = [], [], []
    for subject, data in told:
        abouts.append([_named(subject)])
        events.append(_append(kind, abouts[-1], by, now, dict(data), None))
        words.append(words_of(events[-1].sequence, now, data, {}))
    _write(events, abouts, words, now)


def _append(
    kind: str, about: list[tuple[str, str]], by: Actor, now: datetime, data: dict[str, Any], digest: str | None
) -> Event:
    """The next event of the running act, on the ledger, not yet in its table."""
    running = current()
    if running is None:
        raise NotActingError(kind=kind)
    entry: dict[str, Any] = {
        "v": 1,
        "sequence": running.frontier.size,
        "kind": kind_of(kind).key,
        "at": now.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": by.person,
        "for": by.organisation,
        "via": by.via.value,
        "about": [list(each) for each in about],
        "data": data,
        DIGEST_KEY: digest,
    }
    written = canonical_bytes(entry)
    leaf = hash_leaf(written)
    running.frontier = running.frontier.append(leaf)
    (word, name), *_ = about
    return Event(
        sequence=entry["sequence"],
        kind=entry["kind"],
        at=now,
        person=by.person,
        organisation=by.organisation,
        via=entry["via"],
        subject_kind=word,
        subject=name,
        data=data,
        entry=written,
        leaf_hash=leaf,
    )


def _write(
    events: list[Event], abouts: list[list[tuple[str, str]]], words: list[list[EventWord]], now: datetime
) -> None:
    """The rows of these events, in the order of their subjects and words."""
    Event.objects.bulk_create(events)
    EventSubject.objects.bulk_create(
        EventSubject(subject_kind=word, subject=name, at=now, sequence=event.sequence)
        for event, about in zip(events, abouts, strict=True)
        for word, name in dict.fromkeys(about)
    )
    EventWord.objects.bulk_create(each for some in words for each in some)


def _named(subject: Subject) -> tuple[str, str]:
    return str(subject.SUBJECT_KIND), str(subject.public_id)
