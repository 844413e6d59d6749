"""Refusals of the front door.

ConfigurationError      a variable of the environment does not fit
DeskError
 ├─ BackupError         the database's own tool failed
 ├─ DamagedBackupError  a back-up is not whole
 ├─ NotEmptyError       a restore into a desk that holds something
 ├─ OtherDatabaseError  a back-up of the other kind of database
 ├─ NoDemonstrationError a desk that is none was to be filled as one
 ├─ FoundedError        the node has its organisation
 ├─ FullError           507: the disk is full; nothing was changed
 ├─ BusyError           503: the database did not answer in time; nothing was changed
 ├─ StorageError        503: a disk or file did not work; nothing was changed
 ├─ WaitingError        a command that cannot go on yet
 └─ UnsureError         503: the database went away; nobody knows yet whether the act was done
"""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError
from touchstone.vocabulary.errors import TouchstoneError


class ConfigurationError(TouchstoneError, ImproperlyConfigured):
    """A variable of the environment does not fit, or two of them do not fit together."""


class BackupError(DeskError):
    """The database's own tool did not do it."""

    words = _("%(what)s failed: %(reason)s.")
    cure = _("Install the tools of the same major version as the server (postgresql-client) and see its message.")
    again = True


class DamagedBackupError(DeskError):
    """A file of the back-up is not what its manifest says."""

    words = _("The back-up is damaged at %(what)s.")
    cure = _("Take another back-up; nothing was put in place.")


class NotEmptyError(DeskError):
    """There is something already."""

    words = _("The desk is not empty: its database holds tables.")
    cure = _("Restore into a new TOUCHSTONE_HOME or an empty database.")


class OtherDatabaseError(DeskError):
    """SQLite into PostgreSQL or the reverse."""

    words = _("The back-up holds %(theirs)s, this desk keeps %(ours)s.")
    cure = _("Restore it with DATABASE_URL set to the kind of database it was made of.")


class NoDemonstrationError(DeskError):
    """Printed passwords outside a demonstration."""

    words = _("This desk is no demonstration.")
    cure = _("Set TOUCHSTONE_DEMONSTRATION=1 and TOUCHSTONE_SECOND_FACTOR=0, on a new TOUCHSTONE_HOME.")


class FoundedError(DeskError):
    """The node has its organisation."""

    words = _("An organisation operates this node already.")
    cure = _("Ask its administrator for an invitation.")


class WaitingError(DeskError):
    """What the same request may do later."""

    again = True

    @property
    def headers(self) -> dict[str, str]:
        """When to come back, in seconds."""
        return {"Retry-After": "2"}


class FullError(WaitingError):
    """Nothing fits any more."""

    status = 507
    words = _("The desk has no room left on its disk; nothing was changed.")
    cure = _("Tell the operator of the desk, who makes room; it goes on by itself, and you may send this again.")


class BusyError(WaitingError):
    """Somebody else held what was needed."""

    status = 503
    words = _("The desk is too busy to do this now; nothing was changed.")
    cure = _("Try again in a few seconds, with the same idempotency key.")


class StorageError(WaitingError):
    """A disk, a file or the number of open files."""

    status = 503
    words = _("The desk could not write to its disk; nothing was changed.")
    cure = _("Try again; if it stays so, tell the operator of the desk to look at its disk and its log.")


class UnsureError(DeskError):
    """The connection broke; the transaction may have ended before or after."""

    status = 503
    words = _("The database went away while the desk worked on this.")
    cure = _("Look whether your change is there before you send it again, or send it with the same idempotency key.")
    again = True
