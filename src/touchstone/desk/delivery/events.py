"""What delivery writes into the record."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

ENDPOINT_ADDED = EventKind("delivery.endpoint_added", gettext_noop("%(by)s added %(subject)s."))
ENDPOINT_CHANGED = EventKind("delivery.endpoint_changed", gettext_noop("%(by)s changed %(subject)s."))
SECRET_CHANGED = EventKind("delivery.secret_changed", gettext_noop("%(by)s changed the secret of %(subject)s."))
ENDPOINT_CLOSED = EventKind("delivery.endpoint_closed", gettext_noop("%(by)s closed %(subject)s: %(reason)s."))
ENDPOINT_OPENED = EventKind("delivery.endpoint_opened", gettext_noop("%(by)s opened %(subject)s again."))
TEST_SENT = EventKind("delivery.test_sent", gettext_noop("%(by)s sent a test to %(subject)s."))
MESSAGE_DIED = EventKind(
    "delivery.message_died",
    gettext_noop("After %(attempts)s attempts %(subject)s was given up: %(reason)s."),
    Audience.NODE,
)
MESSAGE_REPLAYED = EventKind("delivery.message_replayed", gettext_noop("%(by)s sent %(subject)s again."))

EVENTS = (
    ENDPOINT_ADDED,
    ENDPOINT_CHANGED,
    SECRET_CHANGED,
    ENDPOINT_CLOSED,
    ENDPOINT_OPENED,
    TEST_SENT,
    MESSAGE_DIED,
    MESSAGE_REPLAYED,
)
