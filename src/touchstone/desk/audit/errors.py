"""Refusals of the record.

DeskError
 ├─ UnknownKindError   an event of a kind that no room declared
 └─ NotActingError     an event outside an act
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class UnknownKindError(DeskError):
    """No room declared this kind of event."""

    status = 500
    words = _("The record knows no event of the kind %(kind)s.")
    cure = _("This is a fault of the program: report it with the text above.")


class NotActingError(DeskError):
    """An event was to be written outside an act, where nothing ties it to the state it tells of."""

    status = 500
    words = _("The event %(kind)s was to be written outside an act.")
    cure = _("This is a fault of the program: report it with the text above.")
