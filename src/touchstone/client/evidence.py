"""Evidence files: handing in and taking out, in one stream."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from os import SEEK_END
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing
from touchstone.client.wire import PIECE


@dataclass(frozen=True)
class EvidenceFile:
    """A file as it was handed in."""

    id: str
    organisation: str
    name: str
    kind: str
    size: int
    sha256: str
    facts: Mapping[str, Any]
    findings: tuple[str, ...]
    captured_at: datetime
    etag: str = ""


class EvidenceFiles(Listed[EvidenceFile]):
    """The evidence files that one may see."""

    def add(self, path: Path) -> EvidenceFile:
        """Hand in a file of this machine; however large, it is never whole in memory."""
        with path.open("rb") as file:
            return self.stream(file, name=path.name)

    def stream(self, file: BinaryIO, *, name: str) -> EvidenceFile:
        """Hand in what can be read. The same content again gives the file that is there, so it may be repeated."""
        if not file.seekable():
            with TemporaryFile() as kept:
                copyfileobj(file, kept, PIECE)
                kept.seek(0)
                return self.stream(kept, name=name)
        here = file.tell()
        size = file.seek(0, SEEK_END) - here
        file.seek(here)
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}
        asked, content = {"name": name}, pieces(file)
        answer = self.wire.send("POST", f"{self.path}/stream", params=asked, content=content, headers=headers)
        return read_thing(self.kind, answer.json(), answer.headers.get("ETag", ""))

    def download(self, file: str, into: BinaryIO) -> int:
        """Write the original into an open file; returns how many bytes. The record says who took it."""
        return self.wire.save(f"{self.path}/{file}/content", into)


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """A file piece by piece."""
    while piece := file.read(PIECE):
        yield piece
