"""How the states of a check of the whole record are said."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "waiting": _("waits for the background work"),
    "running": _("is running"),
    "sound": _("the record is sound"),
    "unsound": _("the record does not hold"),
    "failed": _("could not be finished"),
}
"""By the values of `models.watch.State`."""


def words_of(state: object) -> Promise | str:
    """What people read."""
    return WORDS.get(str(state), str(state))
