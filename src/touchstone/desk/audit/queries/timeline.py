"""What happened to one object."""

from django.db.models import Exists, OuterRef, Q

from touchstone.desk.audit.models import EventSubject
from touchstone.desk.audit.namers import NAMERS
from touchstone.desk.audit.queries.visible import on_timeline, reads_everything, through
from touchstone.desk.audit.record import Subject
from touchstone.desk.audit.sentences import Told, tell
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.rules import EVERYTHING

SHOWN = 50


def timeline(subject: Subject, actor: Actor, most: int = SHOWN) -> list[Told]:
    """The newest events about an object that the reader was found to see, as it may read them, newest first."""
    return timeline_of(str(subject.SUBJECT_KIND), str(subject.public_id), actor, most)


def timeline_of(kind: str, public_id: str, actor: Actor, most: int = SHOWN) -> list[Told]:
    """The same by the kind and the public id of the object."""
    about = EventSubject.objects.filter(subject=public_id, subject_kind=kind)
    readable = about.filter(through("event__", on_timeline(actor)), _seen(public_id, actor))
    rows = readable.select_related("event").order_by("-at", "-sequence")[:most]
    return tell(actor, [row.event for row in rows])


def _seen(public_id: str, actor: Actor) -> Q:
    """Events of the object itself, and those of others that the reader sees too: a right added under a brand."""
    if reads_everything(actor):
        return EVERYTHING
    seen = Q(event__subject=public_id)
    for namer in NAMERS.values():
        if namer.seen is not None:
            rows = namer.seen(actor).order_by().filter(public_id=OuterRef("event__subject"))
            seen |= Q(event__subject_kind=namer.kind) & Q(Exists(rows))
    return seen
