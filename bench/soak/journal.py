"""The journal of a client: what it tried and what it was told, on disk before it goes on."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class Journal:
    """Lines of JSON, each durable when `write` returns."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("ab", buffering=0)

    def write(self, **entry: Any) -> None:
        """One line."""
        self.file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        os.fsync(self.file.fileno())


def read_journal(path: Path) -> Iterator[dict[str, Any]]:
    """The lines that are whole."""
    if path.exists():
        for line in path.read_bytes().split(b"\n")[:-1]:
            yield json.loads(line)


@dataclass
class Claims:
    """What clients were told of one target of one act: how often it was done, how often nobody can know."""

    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)

    def take(self, entries: Iterator[dict[str, Any]]) -> None:
        """Count the entries of one client; what has no outcome yet is unknown."""
        open_one: tuple[str, str] | None = None
        for entry in entries:
            target = (entry["act"], entry["target"])
            if entry["said"] == "try":
                open_one = target
                self.unknown[target] += 1
                continue
            if open_one == target and entry["said"] in {"done", "refused"}:
                self.unknown[target] -= 1
                (self.done if entry["said"] == "done" else self.refused)[target] += 1
            if entry["said"] == "unknown":
                self.failed[str(entry.get("status"))] += 1

    @property
    def targets(self) -> set[tuple[str, str]]:
        """Everything that was tried."""
        return {*self.done, *self.refused, *self.unknown}


def read_claims(folder: Path) -> Claims:
    """The journals of all clients."""
    claims = Claims()
    for path in sorted(folder.glob("*.journal")):
        claims.take(read_journal(path))
    return claims
