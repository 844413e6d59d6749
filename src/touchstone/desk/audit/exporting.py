"""The whole record as one file that verifies without the desk."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from touchstone.desk.audit.kept_files import sync_folder
from touchstone.desk.audit.lines import read_stored, write_lines
from touchstone.desk.audit.node_key import origin
from touchstone.desk.audit.signing import newest_head, sign_heads
from touchstone.desk.authority.errors import NotThereError


def export_record(path: Path, *, now: datetime, advance: Callable[[int], None]) -> int:
    """Sign a head over all there is and write the record up to it; returns the number of entries.

    The file appears under its name when it is whole. `advance` is told how many entries are written. Raises LedgerError, OSError.
    """
    sign_heads(now)
    head = newest_head()
    size = head.size if head else 0
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".export-")
    try:
        with os.fdopen(handle, "wb") as file:
            for number, line in enumerate(write_lines(origin(), size, read_stored(0, size))):
                file.write(line)
                if number % 1000 == 0:
                    advance(number)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
        sync_folder(path.parent)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return size


def read_export() -> Iterator[bytes]:
    """The lines of the same file up to the newest head, for who takes it elsewhere; signs nothing. Raises NotThereError."""
    head = newest_head()
    if head is None:
        raise NotThereError
    return write_lines(origin(), head.size, read_stored(0, head.size))
