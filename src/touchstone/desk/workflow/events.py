"""What clocks do, with the sentences of the record; the events of steps come from the tables."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

EVENTS = (
    EventKind("workflow.reminded", gettext_noop("The deadline “%(clock)s” was called to mind."), Audience.OURS),
    EventKind("workflow.missed", gettext_noop("The deadline “%(clock)s” was missed.")),
    EventKind(
        "workflow.escalated", gettext_noop("The missed deadline “%(clock)s” was told to: %(role)s."), Audience.OURS
    ),
    EventKind("workflow.deadline_moved", gettext_noop("The deadline “%(clock)s” was computed again and moved.")),
)
