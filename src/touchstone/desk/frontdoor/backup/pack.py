"""Making a back-up: the database first, then the files it may name, so that nothing it names is missing."""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from touchstone import __version__
from touchstone.desk.frontdoor.backup.manifest import NAME, Manifest
from touchstone.desk.frontdoor.backup.snapshot import snapshot_name, take_snapshot
from touchstone.ledger.frontier import Frontier

LEFT_OUT = {".cache", "static", "never", "mail", "tmp"}
"""Folders of the home that are made again or hold nothing."""


def make_backup(home: Path, target: Path, *, now: datetime, advance: Callable[[str], None]) -> Manifest:
    """Write one file; it appears under its name only when it is whole and on disk."""
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=".backup-")
    try:
        with os.fdopen(handle, "wb") as file, tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy = Path(folder) / snapshot_name()
            manifest = _manifest(take_snapshot(copy), now)
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
                for path, name in ((copy, copy.name), *kept_files(home)):
                    advance(name)
                    manifest.files[name] = _add(archive, path, name)
                _add_manifest(archive, manifest)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return manifest


def kept_files(home: Path) -> Iterator[tuple[Path, str]]:
    """Everything in the home folder but the live database and what is made again: path and name in the back-up."""
    for path in sorted(home.rglob("*")):
        place = path.relative_to(home)
        live = place.name.startswith("desk.sqlite3")
        if path.is_file() and not path.is_symlink() and not live and place.parts[0] not in LEFT_OUT:
            yield path, f"home/{place.as_posix()}"


def _manifest(tail: str, now: datetime) -> Manifest:
    frontier = Frontier.from_text(tail) if tail else Frontier()
    return Manifest(now.isoformat(), __version__, snapshot_name(), frontier.size, frontier.root().hex())


class _Hashing(io.RawIOBase):
    """Hashes what is read through it, so that the hash is of the very bytes that are packed."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        part = self.source.read(size)
        self.digest.update(part)
        self.size += len(part)
        return part


def _add(archive: tarfile.TarFile, path: Path, name: str) -> tuple[int, str]:
    with path.open("rb") as source:
        member = archive.gettarinfo(arcname=name, fileobj=source)
        member.mode, member.uid, member.gid, member.uname, member.gname = 0o600, 0, 0, "", ""
        reading = _Hashing(source)
        archive.addfile(member, reading)
    return reading.size, reading.digest.hexdigest()


def _add_manifest(archive: tarfile.TarFile, manifest: Manifest) -> None:
    written = manifest.to_bytes()
    member = tarfile.TarInfo(NAME)
    member.size, member.mode = len(written), 0o600
    archive.addfile(member, io.BytesIO(written))
