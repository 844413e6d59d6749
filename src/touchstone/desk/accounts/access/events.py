"""What happens to access requests beside their steps, with the sentences of the record."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import EventKind

EVENTS = (EventKind("access.link_opened", gettext_noop("The applicant opened the link that was sent by mail.")),)
