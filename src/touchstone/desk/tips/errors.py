"""Refusals of tips.

DeskError
 ├─ ByItsLeadError     409: what has a lead is answered by the verdict on it
 ├─ SameAnswererError  409: a contested outcome is upheld by another person
 ├─ AlreadyFoundError  409: what tips are about was found before
 ├─ NotByHandError     409: nobody attached it by hand
 ├─ ContestLateError   409: the time to contest is over
 └─ NoKeeperError      409: no organisation operates the node, so nobody can keep files
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


class AlreadyFoundError(DeskError):
    """A thing has one dossier."""

    words = _("The dossier of these tips is known already.")
    cure = _("If it is the wrong one and was attached by hand, detach it first.")


class NotByHandError(DeskError):
    """What the address says is not for people to change."""

    words = _("Nobody attached these tips by hand.")
    cure = _("What was found by its address stays with its dossier.")


class ContestLateError(DeskError):
    """The time that the receipt says."""

    words = _("The time to contest this outcome is over.")
    cure = _("Send a new tip and say what is new.")


class NoKeeperError(DeskError):
    """Files belong to the organisation that operates the node."""

    words = _("This site cannot keep files yet: no organisation operates it.")
    cure = _("Send the tip without files, and say in words what they show.")
