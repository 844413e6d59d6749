"""What happened to a request, for its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext

from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.models import Person
from touchstone.desk.audit.event_kind import kind_of
from touchstone.desk.audit.models import Event, EventSubject, Particulars
from touchstone.desk.authority.actor import Via
from touchstone.desk.authority.roles import title_of
from touchstone.rulebook.packs import shipped_clocks

SIGNS = {"node": "robot", "public": "user-circle", "browser": "user", "api": "api"}


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event in the reader's language; `detail` is the reason that was given."""

    at: datetime
    sentence: str
    detail: str
    sign: str


def timeline_of(request: AccessRequest, *, names: bool) -> list[TimelineEvent]:
    """The events, newest first. Without `names` (for applicants) people of the desk are the desk, and only steps show."""
    about = EventSubject.objects.filter(subject_kind=request.SUBJECT_KIND, subject=request.public_id)
    events = Event.objects.filter(sequence__in=about.values("sequence")).order_by("-sequence")
    shown = [event for event in events if names or event.kind.startswith("access.")]
    reasons = _reasons(shown)
    people = _people(shown) if names else {}
    return [
        TimelineEvent(event.at, _sentence(event, request, people), reasons.get(event.sequence, ""), SIGNS[event.via])
        for event in shown
    ]


def _sentence(event: Event, request: AccessRequest, people: Mapping[str, str]) -> str:
    said: dict[str, Any] = {"by": _who(event, people), "subject": request.name, **event.data}
    said["clock"] = _clock_title(str(said.get("clock", "")))
    said["role"] = title_of(str(said.get("role", "")))
    return gettext(kind_of(event.kind).sentence) % said


def _who(event: Event, people: Mapping[str, str]) -> str:
    if event.via == Via.NODE:
        return gettext("This node")
    return people.get(event.person) or gettext("The desk")


def _people(events: list[Event]) -> dict[str, str]:
    named = {event.person for event in events if event.person}
    return dict(Person.objects.filter(public_id__in=named).values_list("public_id", "name"))


def _reasons(events: list[Event]) -> dict[int, str]:
    kept = Particulars.objects.filter(sequence__in=[event.sequence for event in events])
    return {each.sequence: str(each.content.get("reason", "")) for each in kept}


def _clock_title(code: str) -> str:
    is_chinese = (get_language() or "").startswith("zh")
    for rule in shipped_clocks():
        if rule.code == code:
            return rule.title_zh if is_chinese else rule.title_en
    return code
