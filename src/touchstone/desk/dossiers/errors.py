"""Refusals of the dossiers.

DeskError
 ├─ StaleError          409: the dossier was changed after the editor read it
 ├─ MergedError         409: a merged dossier is edited, shared or merged through the one it was merged into
 ├─ NotMergedError      409: there is nothing to split off
 ├─ MergeRefusedError   409: a dossier into itself
 ├─ AlreadyThereError   409: another dossier has this number
 ├─ SharedAlreadyError  409: the organisation sees this dossier already
 ├─ WrongImportError    409: the import is past the step that was asked for
 └─ UnreadableFileError 422: an uploaded file is no table of the kind
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class StaleError(DeskError):
    """Somebody else wrote in between; `changes` says what, from the version that was seen to the present one."""

    words = _("This dossier was changed after you opened it: %(changes)s.")
    cure = _("Look at the present state and make your change again.")


class MergedError(DeskError):
    """The dossier lives on in another one."""

    words = _("This dossier is merged into another one.")
    cure = _("Work on the dossier it was merged into, or split it off first.")


class NotMergedError(DeskError):
    """Only what was merged can be split off."""

    words = _("This dossier is not merged into another one.")
    cure = _("Open the dossier into which it was merged and choose what to split off.")


class MergeRefusedError(DeskError):
    """A dossier cannot be merged into itself."""

    words = _("A dossier cannot be merged into itself.")
    cure = _("Choose another seller that is the same one.")


class AlreadyThereError(DeskError):
    """A number that names one dossier names another one already."""

    words = _("There is already a dossier with %(what)s.")
    cure = _("Search for the number and work on that dossier.")


class SharedAlreadyError(DeskError):
    """A running share is ended before a new one begins."""

    words = _("This dossier is already shared with this organisation.")
    cure = _("End the running share first, or let it run.")


class WrongImportError(DeskError):
    """An import is confirmed or withdrawn once."""

    words = _("This import is no longer waiting for confirmation.")
    cure = _("Look at its state; upload the file again to import it once more.")


class UnreadableFileError(DeskError):
    """The upload is no table that could be this kind of dossier."""

    status = 422
    words = _("The file cannot be taken in: %(why)s")
    cure = _("%(hint)s")
