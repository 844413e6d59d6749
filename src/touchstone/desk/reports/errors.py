"""Refusals of reports.

DeskError
 └─ FolderError   an export that cannot be written
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class FolderError(DeskError):
    """The folder of an export is there already, or cannot be made."""

    words = _("The folder %(folder)s cannot be made: %(reason)s.")
    cure = _("Name a folder that is not there yet, in one that may be written.")
