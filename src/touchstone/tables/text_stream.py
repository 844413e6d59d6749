"""The content of a file as UTF-8, seen through a window of bounded size that moves forward."""

import codecs

from touchstone.tables.encoding import GB18030, UNDECIDED, UTF8, decide, find_mark, gb18030_to_utf8, marked_utf8
from touchstone.tables.reasons import Reason
from touchstone.tables.streams import ByteStream

WINDOW_BYTES = 8 << 20
_CHUNK_BYTES = 1 << 20


class TextStream:
    """`offset` counts UTF-8 bytes before the window; the byte order mark is not content."""

    def __init__(self, stream: ByteStream, *, lone_returns: bool = False) -> None:
        """`lone_returns`: the file ends its lines with a bare carriage return."""
        self._stream = stream
        self._lone_returns = lone_returns
        self._window = b""
        self._raw = b""
        self._ended = False
        self._wide: codecs.IncrementalDecoder | None = None
        self.offset = 0
        self.encoding = ""

    @property
    def consumed(self) -> int:
        """Bytes of the stored file that the window has passed, within one chunk."""
        return (
            max(self._stream.consumed - len(self._window) - len(self._raw), 0) if self._plain else self._stream.consumed
        )

    @property
    def stored_share(self) -> float:
        """How many stored bytes were read for one byte of UTF-8 so far."""
        return self._stream.consumed / max(self.offset + len(self._window), 1)

    @property
    def damage(self) -> Reason | None:
        """Why the file ended before its end, if it did."""
        return self._stream.damage

    @property
    def _plain(self) -> bool:
        return self.encoding in (UNDECIDED, UTF8)

    def window(self, size: int = WINDOW_BYTES) -> tuple[bytes, bool]:
        """At least `size` bytes from `offset` on, fewer only at the end; whether they reach the end of the file."""
        parts = [self._window]
        held = len(self._window)
        while held < size and not (self._ended and not self._raw):
            parts.append(self._next_chunk())
            held += len(parts[-1])
        self._window = b"".join(parts)
        return self._window, self._ended and not self._raw

    def advance(self, size: int) -> None:
        """Move the window's start forward by `size` of its bytes."""
        self._window = self._window[size:]
        self.offset += size

    def seek(self, offset: int, encoding: str) -> None:
        """From the start of the file go to `offset`, which was reached before with `encoding`."""
        self.window(1)
        if encoding in (UNDECIDED, UTF8) and not self._lone_returns and offset > len(self._window):
            self._stream.skip(offset - len(self._window) - len(self._raw))
            self._window = self._raw = b""
            self.offset, self.encoding = offset, encoding
            return
        while self.offset < offset and self.window(1)[0]:
            self.advance(min(len(self._window), offset - self.offset))
        self.encoding = encoding or self.encoding

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _next_chunk(self) -> bytes:
        raw = self._stream.read(_CHUNK_BYTES)
        self._ended = len(raw) < _CHUNK_BYTES
        if not self.encoding:
            self.encoding, mark = find_mark(raw)
            self.encoding = self.encoding or UNDECIDED
            raw = raw[mark:]
        chunk = self._as_utf8(raw)
        return chunk.replace(b"\r", b"\n") if self._lone_returns else chunk

    def _as_utf8(self, raw: bytes) -> bytes:
        if self.encoding.startswith("utf-16"):
            return self._from_wide(raw)
        if self.encoding == UNDECIDED and raw.isascii():
            return raw
        if self.encoding == UTF8:
            return raw
        lines, self._raw = self._whole_lines(self._raw + raw)
        if self.encoding == UNDECIDED:
            self.encoding = decide(lines)
        if self.encoding == GB18030:
            return gb18030_to_utf8(lines)
        lines, self._raw = lines + self._raw, b""
        return lines

    def _whole_lines(self, raw: bytes) -> tuple[bytes, bytes]:
        """Cut after the last line end; a line longer than a chunk is cut where it is."""
        end = max(raw.rfind(b"\n"), raw.rfind(b"\r") if self._lone_returns else -1) + 1
        if self._ended or (end == 0 and len(raw) > _CHUNK_BYTES):
            end = len(raw)
        return raw[:end], raw[end:]

    def _from_wide(self, raw: bytes) -> bytes:
        if self._wide is None:
            self._wide = codecs.getincrementaldecoder(self.encoding)("touchstone-mark")
        return marked_utf8(self._wide.decode(raw, self._ended))
