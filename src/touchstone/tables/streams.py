"""The bytes of an input file, decompressed as they are asked for; damage ends the stream and is remembered."""

import zipfile
import zlib
from pathlib import Path
from typing import IO, Protocol

from touchstone.tables.reasons import Reason

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
_RAW_BYTES = 1 << 18


class ByteStream(Protocol):
    """Decompressed bytes in order. `damage` says why the stream ended early."""

    damage: Reason | None

    @property
    def consumed(self) -> int:
        """Bytes of the stored file read so far."""
        ...

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        ...

    def skip(self, size: int) -> None:
        """Pass over `size` bytes."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class PlainStream:
    """A file as it lies."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.damage: Reason | None = None

    @property
    def consumed(self) -> int:
        """Bytes of the stored file read so far."""
        return self._file.tell()

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        return self._file.read(size)

    def skip(self, size: int) -> None:
        """Pass over `size` bytes."""
        self._file.seek(size, 1)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class GzipStream:
    """One or several gzip members; what stands before a damaged place is delivered."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(31)
        self._pending = b""
        self._ended = False
        self.damage: Reason | None = None

    @property
    def consumed(self) -> int:
        """Bytes of the stored file read so far."""
        return self._file.tell() - len(self._pending)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        parts: list[bytes] = []
        while size > 0 and not self._ended:
            part = self._step(size)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def skip(self, size: int) -> None:
        """Pass over `size` bytes."""
        while size > 0 and (part := self.read(min(size, _RAW_BYTES))):
            size -= len(part)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _step(self, size: int) -> bytes:
        self._pending = self._pending or self._file.read(_RAW_BYTES)
        if self._inflate.eof:
            return self._next_member()
        if not self._pending:
            self._end(Reason.TRUNCATED_FILE)
            return b""
        try:
            part = self._inflate.decompress(self._pending, size)
        except zlib.error:
            self._end(Reason.DAMAGED_FILE)
            return b""
        self._pending = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        return part

    def _next_member(self) -> bytes:
        if self._pending.startswith(GZIP_MAGIC[:1]):
            self._inflate = zlib.decompressobj(31)
        else:
            self._end(None)
        return b""

    def _end(self, damage: Reason | None) -> None:
        self._ended = True
        self.damage = damage


class ZipMemberStream:
    """One member of a zip archive; `consumed` is in proportion to what was unpacked."""

    def __init__(self, path: Path, member: str) -> None:
        self._archive = zipfile.ZipFile(path)
        self._info = self._archive.getinfo(member)
        self._file = self._archive.open(self._info)
        self._delivered = 0
        self.damage: Reason | None = None

    @property
    def consumed(self) -> int:
        """Bytes of the stored file read so far, estimated."""
        return self._info.compress_size * self._delivered // max(self._info.file_size, 1)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        parts: list[bytes] = []
        while size > 0 and (part := self._step(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def skip(self, size: int) -> None:
        """Pass over `size` bytes."""
        while size > 0 and (part := self.read(min(size, _RAW_BYTES))):
            size -= len(part)

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    def _step(self, size: int) -> bytes:
        if self.damage:
            return b""
        try:
            part = self._file.read(min(size, _RAW_BYTES))
        except EOFError:
            self.damage = Reason.TRUNCATED_FILE
            return b""
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError):
            self.damage = Reason.DAMAGED_FILE
            return b""
        self._delivered += len(part)
        return part
