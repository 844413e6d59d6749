"""Uploads that are read piece by piece: what was sent is hashed as it passes, so that a repetition can be told from another upload."""

import hashlib
from typing import Any

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.frontdoor.api.repeats import begin_digest

FORM = "multipart/form-data"


class Hashed:
    """A stream that remembers what was read of it."""

    def __init__(self, stream: Any, digest: "hashlib._Hash") -> None:
        self.stream, self.digest = stream, digest

    def read(self, *size: int) -> bytes:
        """Some bytes, as the stream gives them."""
        piece: bytes = self.stream.read(*size)
        self.digest.update(piece)
        return piece

    def readline(self, *size: int) -> bytes:
        """A line."""
        line: bytes = self.stream.readline(*size)
        self.digest.update(line)
        return line


class Upload:
    """The body of one request on its way to its view."""

    def __init__(self, request: DeskRequest) -> None:
        self.request = request
        self.is_form = request.content_type == FORM
        self.read = begin_digest(request, request.headers.get("Content-Type", ""))
        if not self.is_form:
            request._stream = Hashed(request._stream, self.read)  # type: ignore[assignment]

    def digest(self) -> str:
        """SHA-256 over what makes it another upload, once the view has read it."""
        return self._digest_of_form() if self.is_form else self.read.hexdigest()

    def _digest_of_form(self) -> str:
        """Of a form what it says: its boundary is drawn anew by every sender."""
        digest = begin_digest(self.request, FORM)
        for name, files in sorted(self.request.FILES.lists()):
            for file in files:
                content = hashlib.sha256()
                for piece in file.chunks():
                    content.update(piece)
                digest.update(repr((name, file.name, content.hexdigest())).encode())
        digest.update(repr(sorted(self.request.POST.lists())).encode())
        return digest.hexdigest()
