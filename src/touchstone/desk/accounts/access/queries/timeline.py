"""What happened to a request, for its page."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.audit.queries.timeline import timeline
from touchstone.desk.audit.sentences import Told
from touchstone.desk.authority.actor import Actor, Via

SIGNS: dict[str, str] = {Via.NODE: "robot", Via.PUBLIC: "user-circle"}


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event as the reader may read it; `detail` is the reason that was given."""

    at: datetime
    sentence: str
    detail: str
    sign: str


def timeline_of(request: AccessRequest, actor: Actor) -> list[TimelineEvent]:
    """The events that the actor may read, newest first; reasons are for those who read the whole record."""
    return [_shown(told) for told in timeline(request, actor)]


def _shown(told: Told) -> TimelineEvent:
    detail = str(told.particulars.get("reason", "")) or told.detail
    return TimelineEvent(told.at, told.sentence, detail, SIGNS.get(told.event.via, "user"))
