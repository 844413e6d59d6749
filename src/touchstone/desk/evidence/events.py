"""What happens to evidence files, one row per kind of event."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.audit.event_kind import Audience, EventKind

EVENTS = (
    EventKind("evidence.file_added", _("%(by)s added the file %(subject)s, %(size)s bytes, SHA-256 %(digest)s.")),
    EventKind("evidence.file_downloaded", _("%(by)s downloaded the file %(subject)s."), Audience.OURS),
)
