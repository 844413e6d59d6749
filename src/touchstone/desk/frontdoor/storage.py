"""What the disk and the database say when they cannot, as a refusal: full, busy, broken, gone."""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError

from touchstone.desk.authority.errors import DeskError
from touchstone.desk.frontdoor.errors import BusyError, FullError, StorageError, UnsureError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
BROKEN = frozenset({errno.EIO, errno.EMFILE, errno.ENFILE, errno.EROFS, errno.ENOMEM, errno.ENODEV})
SQLITE: dict[int, type[DeskError]] = {
    sqlite3.SQLITE_FULL: FullError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_PROTOCOL: BusyError,
    sqlite3.SQLITE_IOERR: StorageError,
    sqlite3.SQLITE_CANTOPEN: StorageError,
    sqlite3.SQLITE_READONLY: StorageError,
    sqlite3.SQLITE_NOMEM: StorageError,
}
POSTGRES: dict[str, type[DeskError]] = {
    "53100": FullError,  # disk_full
    "55P03": BusyError,  # lock_not_available
    "40001": BusyError,  # serialization_failure
    "40P01": BusyError,  # deadlock_detected
    "57014": BusyError,  # query_canceled
    "58030": StorageError,  # io_error
    "53000": StorageError,  # insufficient_resources
    "53200": StorageError,  # out_of_memory
    "53400": StorageError,  # configuration_limit_exceeded
}
"""By SQLSTATE; the statement failed, its transaction was rolled back, the connection stands."""


def refusal_of(failure: BaseException | None) -> DeskError | None:
    """The refusal that answers a failure of the storage; None where it is another kind of fault."""
    match failure:
        case OperationalError() | InterfaceError() | InternalError():
            return _of_database(failure)
        case OSError(errno=int(number)) if number in FULL:
            return FullError()
        case OSError(errno=int(number)) if number in BROKEN:
            return StorageError()
    return None


def _of_database(failure: DatabaseError | InterfaceError) -> DeskError | None:
    cause = failure.__cause__
    if isinstance(cause, sqlite3.Error):
        found = SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        return found() if found else None
    state = getattr(cause, "sqlstate", None)
    if state in POSTGRES:
        return POSTGRES[state]()
    # No state, or one of the classes 08 and 57: the server is not reached, stops, or starts.
    return UnsureError() if not state or state[:2] in {"08", "57"} else None
