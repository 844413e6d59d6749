"""What whoever reported is told by mail, where an address was given."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.delivery.message_kind import MessageKind

FILED = MessageKind(
    "tips.filed",
    _("Your tip arrived: %(reference)s"),
    _(
        "Hello,\n\nyour tip %(reference)s arrived. This link shows how it stands; keep it, for nobody can make it again:\n"
        "%(url)s\n\nIf you sent no tip, do nothing: the address is removed in time.\n"
    ),
    may_be_muted=False,
    is_secret=True,
)
MOVED = MessageKind(
    "tips.moved",
    _("News on your tip %(reference)s"),
    _("Hello,\n\nyour tip %(reference)s was decided. The link that you got with the first mail shows the outcome.\n"),
    may_be_muted=False,
    is_secret=True,
)
CORRECTED = MessageKind(
    "tips.corrected",
    _("The answer to your tip was corrected: %(reference)s"),
    _(
        "Hello,\n\nthe decision from which the answer to your tip %(reference)s came turned out to be wrong, so the answer was "
        "corrected. The link that you got with the first mail shows the outcome that holds now, and until when you can contest "
        "it.\n"
    ),
    may_be_muted=False,
    is_secret=True,
)
DUE = MessageKind(
    "tips.due",
    _("A tip waits for its answer: %(thing)s"),
    _("Hello,\n\na tip about %(thing)s is to be answered by %(day)s.\n\n%(url)s\n"),
)
MESSAGES = (FILED, MOVED, CORRECTED, DUE)
