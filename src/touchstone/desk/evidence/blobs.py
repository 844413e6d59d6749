"""The store of contents: each kept once under its SHA-256, whole or not at all."""

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from touchstone.desk.evidence.errors import DamagedBlobError, MissingBlobError, RefusedFileError, StoreError
from touchstone.desk.evidence.folders import locked, opened_folder, sync_folder
from touchstone.desk.evidence.limits import MEGABYTE

DIGEST = re.compile(r"[0-9a-f]{64}")
INCOMING = "incoming"
STEP = 1 << 18
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
KEPT_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Blob:
    """One kept content: its SHA-256 in hex, and its bytes."""

    digest: str
    size: int


class BlobStore:
    """A folder of contents, two levels deep (`ab/cd/abcd…`); no link in it is ever followed."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def capture(self, chunks: Iterable[bytes], *, most: int) -> Blob:
        """Write a stream of at most `most` bytes and hash it on the way; durable when this returns.

        Raises:
            RefusedFileError: the stream is empty or longer.
            StoreError: the disk did not take it; nothing is kept.
        """
        name = secrets.token_hex(16)
        with storing(), opened_folder(self.root, (INCOMING,), make=True) as incoming:
            try:
                blob = self._write(incoming, name, chunks, most)
                self._publish(incoming, name, blob.digest)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name, dir_fd=incoming)
                raise
        return blob

    def _write(self, incoming: int, name: str, chunks: Iterable[bytes], most: int) -> Blob:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(os.open(name, NEW_FILE, 0o600, dir_fd=incoming), "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise RefusedFileError("too_large", most=most // MEGABYTE)
                digest.update(chunk)
                file.write(chunk)
            if not size:
                raise RefusedFileError("empty")
            file.flush()
            os.fsync(file.fileno())
        return Blob(digest.hexdigest(), size)

    def _publish(self, incoming: int, name: str, digest: str) -> None:
        """Move the file to its place; over an equal one too, which makes it young for the sweep and heals damage."""
        with locked(self.root, shared=True), opened_folder(self.root, places(digest), make=True) as folder:
            os.rename(name, digest, src_dir_fd=incoming, dst_dir_fd=folder)
            sync_folder(folder)

    def open(self, digest: str) -> BinaryIO:
        """The kept file, open for reading.

        Raises:
            MissingBlobError: nothing is kept under this digest.
            DamagedBlobError: a link or something else that is no file stands in its place.
        """
        if not DIGEST.fullmatch(digest):
            raise MissingBlobError(digest)
        try:
            with opened_folder(self.root, places(digest)) as folder:
                kept = os.open(digest, KEPT_FILE, dir_fd=folder)
        except (FileNotFoundError, NotADirectoryError):
            raise MissingBlobError(digest) from None
        except OSError as cause:
            if cause.errno == errno.ELOOP:
                raise DamagedBlobError(digest) from cause
            raise StoreError(cause) from cause
        if not stat.S_ISREG(os.fstat(kept).st_mode):
            os.close(kept)
            raise DamagedBlobError(digest)
        return os.fdopen(kept, "rb")

    def verify(self, digest: str) -> int:
        """Hash the kept file again; gives its bytes.

        Raises:
            DamagedBlobError: it is no longer what was handed in.
        """
        return sum(map(len, self.read(digest)))

    def read(self, digest: str) -> Iterator[bytes]:
        """The content in pieces, the last of which is given only if the whole still has its digest."""
        found = hashlib.sha256()
        held = b""
        with self.open(digest) as file, storing():
            while piece := file.read(STEP):
                found.update(piece)
                if held:
                    yield held
                held = piece
        if found.hexdigest() != digest:
            raise DamagedBlobError(digest)
        yield held


def places(digest: str) -> tuple[str, str]:
    """The two folders in which a content lies."""
    return digest[:2], digest[2:4]


@contextmanager
def storing() -> Iterator[None]:
    """Turn what the disk says (full, failing, forbidden) into an error that may be tried again."""
    try:
        yield
    except OSError as cause:
        raise StoreError(cause) from cause
