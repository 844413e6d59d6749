"""Refusals of access requests.

DeskError
 ├─ NotEndedError  the applicant is still needed
 ├─ NobodyToInviteError  not admitted, already there, or forgotten
 └─ LinkOverError  a link that does not open anything any more
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class NotEndedError(DeskError):
    """Forgotten is who is no longer asked."""

    words = _("The request has not ended: its applicant is still needed.")
    cure = _("Decide the request first.")


class LinkOverError(DeskError):
    """The same words whatever the reason."""

    status = 410
    words = _("This link does not open anything any more.")
    cure = _("Use the link in the newest mail, or send a new request.")


class NobodyToInviteError(DeskError):
    """Only for an organisation that was admitted and has no member yet."""

    words = _("There is nobody to invite: the organisation is not admitted, has members, or its contact was removed.")
    cure = _("Its administrators invite others themselves.")
