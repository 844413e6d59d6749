"""Shares and imports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


@dataclass(frozen=True)
class Share:
    """A dossier that another organisation may see, why, and until when."""

    id: str
    dossier: str
    organisation: str
    purpose: str
    with_contact: bool
    until: datetime | None
    created_at: datetime
    ended_at: datetime | None
    etag: str = ""


@dataclass(frozen=True)
class Import:
    """A file that is taken in batch by batch."""

    id: str
    kind: str
    state: str
    platform: str
    as_of: datetime
    file_name: str
    sha256: str
    position: int
    total: int
    counts: Mapping[str, Any]
    problems_count: int
    failure: Mapping[str, Any]
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class ImportProblem:
    """One row of a file that was left out: where, what, and what cures it."""

    line: int
    column: str
    what_en: str
    what_zh: str
    cure_en: str
    cure_zh: str


class Shares(Listed[Share]):
    """With whom dossiers are shared."""

    def add(
        self,
        *,
        dossier: str,
        organisation: str,
        purpose: str,
        until: datetime | None = None,
        with_contact: bool = False,
    ) -> Share:
        """Let an organisation see a seller, shop or listing."""
        return self._add(
            dossier=dossier, organisation=organisation, purpose=purpose, until=until, with_contact=with_contact
        )

    def end(self, share: Share) -> None:
        """End a share as it was read."""
        self.wire.change("DELETE", f"{self.path}/{share.id}", self._state(share))


class Imports(Listed[Import]):
    """Files that were handed in."""

    def add(self, content: bytes, *, kind: str, name: str, platform: str, as_of: datetime | None = None) -> Import:
        """Hand in a file of up to 16 MB: CSV, TSV, JSON Lines or Parquet."""
        asked = {"kind": kind, "name": name, "platform": platform}
        headers = {"Content-Type": "application/octet-stream", "Idempotency-Key": f'"{uuid4()}"'}
        params = {**asked, **({"as_of": as_of.isoformat()} if as_of else {})}
        answer = self.wire.send("POST", self.path, params=params, content=content, headers=headers, may_repeat=True)
        return read_thing(Import, answer.json())

    def problems(self, row: str) -> Listed[ImportProblem]:
        """The rows that do not fit."""
        return Listed(self.wire, f"{self.path}/{row}/problems", ImportProblem)

    def confirm(self, row: str) -> Import:
        """Take in what fits."""
        return self._read("POST", f"{self.path}/{row}/confirm")

    def withdraw(self, row: str) -> Import:
        """Take nothing of it in."""
        return self._read("POST", f"{self.path}/{row}/withdraw")
