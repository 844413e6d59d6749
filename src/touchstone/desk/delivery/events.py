"""What delivery writes into the record."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

ENDPOINT_ADDED = EventKind("delivery.endpoint_added", gettext_noop("%(by)s added the endpoint %(subject)s."))
ENDPOINT_CHANGED = EventKind("delivery.endpoint_changed", gettext_noop("%(by)s changed the endpoint %(subject)s."))
SECRET_CHANGED = EventKind(
    "delivery.secret_changed", gettext_noop("%(by)s changed the secret of the endpoint %(subject)s.")
)
ENDPOINT_CLOSED = EventKind(
    "delivery.endpoint_closed", gettext_noop("%(by)s closed the endpoint %(subject)s: %(reason)s.")
)
ENDPOINT_OPENED = EventKind("delivery.endpoint_opened", gettext_noop("%(by)s opened the endpoint %(subject)s again."))
MESSAGE_DIED = EventKind(
    "delivery.message_died",
    gettext_noop("The message %(subject)s was given up after %(attempts)s attempts: %(reason)s."),
    Audience.NODE,
)
MESSAGE_REPLAYED = EventKind("delivery.message_replayed", gettext_noop("%(by)s sent the message %(subject)s again."))

EVENTS = (
    ENDPOINT_ADDED,
    ENDPOINT_CHANGED,
    SECRET_CHANGED,
    ENDPOINT_CLOSED,
    ENDPOINT_OPENED,
    MESSAGE_DIED,
    MESSAGE_REPLAYED,
)
