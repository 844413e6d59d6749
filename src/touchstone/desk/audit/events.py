"""What the record writes about itself."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

SIGNING_REFUSED = EventKind(
    "audit.signing_refused", gettext_noop("No head of the ledger was signed: %(refusal)s."), Audience.NODE
)
SIGNING_RESUMED = EventKind(
    "audit.signing_resumed", gettext_noop("Heads of the ledger are signed again."), Audience.NODE
)

VERIFICATION_ASKED = EventKind(
    "audit.verification_asked", gettext_noop("%(by)s asked to verify the whole record."), Audience.NODE
)
VERIFICATION_ENDED = EventKind(
    "audit.verification_ended", gettext_noop("The whole record was verified: %(state)s."), Audience.NODE
)
PARTICULARS_FORGOTTEN = EventKind(
    "audit.particulars_forgotten",
    gettext_noop("%(by)s had the particulars of %(count)s events about %(subject)s forgotten: %(reason)s."),
)

EVENTS = (
    SIGNING_REFUSED,
    SIGNING_RESUMED,
    VERIFICATION_ASKED,
    VERIFICATION_ENDED,
    PARTICULARS_FORGOTTEN,
)
