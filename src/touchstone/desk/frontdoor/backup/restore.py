"""Restoring: everything is unpacked aside and checked before anything is put in place."""

import hashlib
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from touchstone.desk.audit.models import LogTail
from touchstone.desk.frontdoor.backup.manifest import NAME, Manifest, read_manifest
from touchstone.desk.frontdoor.backup.snapshot import is_empty, put_snapshot, snapshot_name
from touchstone.desk.frontdoor.errors import DamagedBackupError, NotEmptyError, OtherDatabaseError
from touchstone.ledger.frontier import Frontier

BLOCK = 1024 * 1024


def restore_backup(source: Path, home: Path, *, advance: Callable[[str], None]) -> Manifest:
    """Fill an empty desk from a back-up. Raises DamagedBackupError, NotEmptyError, OtherDatabaseError."""
    if not is_empty():
        raise NotEmptyError
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix="tmp-restore-") as aside:
        folder = Path(aside)
        manifest = unpack(source, folder, advance)
        if manifest.database != snapshot_name():
            raise OtherDatabaseError(theirs=manifest.database, ours=snapshot_name())
        put_snapshot(folder / manifest.database)
        check_tail(manifest)
        _put_files(folder / "home", home)
    return manifest


def unpack(source: Path, folder: Path, advance: Callable[[str], None]) -> Manifest:
    """Unpack into a folder; every file must be one that the manifest names, with its size and hash."""
    found: dict[str, tuple[int, str]] = {}
    manifest = None
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                advance(member.name)
                if member.name == NAME:
                    manifest = read_manifest(_content(archive, member))
                else:
                    found[member.name] = _unpack(archive, member, folder)
    except (tarfile.TarError, EOFError, OSError):
        raise DamagedBackupError(what=source.name) from None
    if manifest is None:
        raise DamagedBackupError(what=NAME)
    _compare(found, manifest)
    return manifest


def check_tail(manifest: Manifest) -> None:
    """The ledger stands where the back-up says it stood."""
    tail = LogTail.objects.get(pk=1)
    frontier = Frontier.from_text(tail.frontier) if tail.frontier else Frontier()
    if (frontier.size, frontier.root().hex()) != (manifest.ledger_size, manifest.ledger_root):
        raise DamagedBackupError(what=manifest.database)


def _compare(found: dict[str, tuple[int, str]], manifest: Manifest) -> None:
    for name in sorted({*found, *manifest.files}):
        if found.get(name) != manifest.files.get(name):
            raise DamagedBackupError(what=name)


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> tuple[int, str]:
    place = PurePosixPath(member.name)
    if not member.isreg() or place.is_absolute() or ".." in place.parts:
        raise DamagedBackupError(what=member.name)
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    stream = archive.extractfile(member)
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        target.chmod(0o600)
        while stream is not None and (block := stream.read(BLOCK)):
            digest.update(block)
            size += len(block)
            file.write(block)
    return size, digest.hexdigest()


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    return stream.read() if stream else b""


def _put_files(folder: Path, home: Path) -> None:
    for path in sorted(folder.rglob("*")):
        target = home / path.relative_to(folder)
        if path.is_dir():
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            shutil.move(path, target)
