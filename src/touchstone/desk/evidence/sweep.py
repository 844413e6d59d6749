"""Takes away contents that no record names: uploads that were never finished or never recorded."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from touchstone.desk.evidence.blobs import DIGEST, INCOMING, BlobStore, places, storing
from touchstone.desk.evidence.folders import locked, opened_folder

GRACE = timedelta(days=1)


def sweep(store: BlobStore, *, is_named: Callable[[str], bool], now: datetime, grace: timedelta = GRACE) -> list[str]:
    """Remove every content older than `grace` that no record names, and remains of broken uploads; gives their names.

    Each removal holds the lock alone and looks at the age again, so that an upload of the same content in that
    moment is not lost.
    """
    oldest = (now - grace).timestamp()
    with storing():
        orphans = [(places(digest), digest) for digest in stored(store) if not is_named(digest)]
        broken_off = [((INCOMING,), name) for name in listed(store, (INCOMING,))]
        return [name for parts, name in (*orphans, *broken_off) if remove(store, parts, name, oldest)]


def stored(store: BlobStore) -> Iterator[str]:
    """The digests of all kept contents."""
    for outer in listed(store, ()):
        for inner in listed(store, (outer,)) if len(outer) == 2 else ():
            yield from (name for name in listed(store, (outer, inner)) if DIGEST.fullmatch(name))


def listed(store: BlobStore, parts: tuple[str, ...]) -> list[str]:
    """The names in one folder of the store; none where there is no such folder."""
    try:
        with opened_folder(store.root, parts) as folder:
            return sorted(entry.name for entry in os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def remove(store: BlobStore, parts: tuple[str, ...], name: str, oldest: float) -> bool:
    """Take one file away if it is older than this moment (seconds since 1970); says whether it did."""
    with locked(store.root, shared=False), opened_folder(store.root, parts) as folder:
        if os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime >= oldest:
            return False
        os.unlink(name, dir_fd=folder)
        return True
