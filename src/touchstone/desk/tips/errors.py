"""Refusals of tips.

DeskError
 ├─ ByItsLeadError     409: what has a lead is answered by the verdict on it
 ├─ SameAnswererError  409: a contested outcome is upheld by another person
 └─ ContestLateError   409: the time to contest is over
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class ByItsLeadError(DeskError):
    """One decision for the lead and for all who reported it."""

    words = _("A lead waits for this listing: its verdict answers the tips.")
    cure = _("Decide the lead.")


class SameAnswererError(DeskError):
    """Nobody judges the own answer."""

    words = _("You gave the outcome that is contested.")
    cure = _("Ask a colleague to look at it.")


class ContestLateError(DeskError):
    """The time that the receipt says."""

    words = _("The time to contest this outcome is over.")
    cure = _("Send a new tip and say what is new.")
