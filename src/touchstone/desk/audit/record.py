"""Writing an event."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from touchstone.desk.audit.acting import current
from touchstone.desk.audit.errors import NotActingError
from touchstone.desk.audit.event_kind import kind_of
from touchstone.desk.audit.models import Event, EventSubject, Particulars
from touchstone.desk.audit.words import write_words
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
    running = current()
    if running is None:
        raise NotActingError(kind=kind)
    about = [_named(each) for each in (subject, *also)]
    salt = new_salt()
    sequence = running.frontier.size
    entry: dict[str, Any] = {
        "v": 1,
        "sequence": sequence,
        "kind": kind_of(kind).key,
        "at": now.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": by.person,
        "for": by.organisation,
        "via": by.via.value,
        "about": [list(each) for each in about],
        "data": dict(data or {}),
        DIGEST_KEY: digest_particulars(salt, dict(particulars)) if particulars else None,
    }
    written = canonical_bytes(entry)
    leaf = hash_leaf(written)
    running.frontier = running.frontier.append(leaf)
    _save(entry, written, leaf, now)
    EventSubject.objects.bulk_create(
        EventSubject(subject_kind=word, subject=name, at=now, sequence=sequence) for word, name in dict.fromkeys(about)
    )
    if particulars:
        Particulars.objects.create(sequence=sequence, about=about[0][1], salt=salt.hex(), content=dict(particulars))
    write_words(sequence, now, entry["data"], particulars or {})
    return sequence


def _named(subject: Subject) -> tuple[str, str]:
    return str(subject.SUBJECT_KIND), str(subject.public_id)


def _save(entry: Mapping[str, Any], written: bytes, leaf: bytes, now: datetime) -> None:
    (word, name), *_ = entry["about"]
    Event.objects.create(
        sequence=entry["sequence"],
        kind=entry["kind"],
        at=now,
        person=entry["by"],
        organisation=entry["for"],
        via=entry["via"],
        subject_kind=word,
        subject=name,
        data=entry["data"],
        entry=written,
        leaf_hash=leaf,
    )
