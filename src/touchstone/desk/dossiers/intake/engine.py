"""The engine's own tables: sellers, listings and findings of a screening run, taken in from the node's disk."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.imports import OPEN_STATES, open_import
from touchstone.desk.dossiers.intake.reading import recognise
from touchstone.desk.dossiers.intake.running import run_import
from touchstone.desk.dossiers.intake.sentences import say_finding
from touchstone.desk.dossiers.models import Import, ImportKind, ImportState
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import load_ruleset

Watch = Callable[[str, int, int | None], None]
RULESET_FILE = "ruleset.toml"


def take_in_market(
    *,
    by: Actor,
    now: datetime,
    platform: str,
    listings: Path | None = None,
    sellers: Path | None = None,
    findings: Path | None = None,
    as_of: datetime | None = None,
    watch: Watch | None = None,
) -> dict[str, Mapping[str, int]]:
    """Take in tables of the engine (any form it reads) and `findings.parquet` of a run; returns the counts per kind.

    Broken off anywhere and called again, it goes on where it was; with the same files again it changes nothing.
    """
    given = ((ImportKind.SELLERS, sellers), (ImportKind.LISTINGS, listings), (ImportKind.FINDINGS, findings))
    counts = {}
    for kind, path in given:
        if path is not None:
            row = begun_import(by=by, now=now, kind=kind, platform=platform, path=path, as_of=as_of or now)
            prepare = _sayer(path, row.as_of) if kind == ImportKind.FINDINGS else None
            run_import(row, path, by=by, now=now, progress=_for(kind, watch), prepare=prepare)
            counts[kind.value] = row.counts
    return counts


@act
def begun_import(*, by: Actor, now: datetime, kind: str, platform: str, path: Path, as_of: datetime) -> Import:
    """The import of this file that was broken off, or a new one."""
    digest = sha256_of(path)
    begun = Import.objects.filter(sha256=digest, kind=kind, platform=platform, state__in=OPEN_STATES).first()
    if begun is not None:
        return begun
    row = open_import(by=by, now=now, kind=kind, platform=platform, as_of=as_of, file_name=path.name, sha256=digest)
    row.state, row.mapping = ImportState.QUEUED, {} if kind == ImportKind.FINDINGS else recognise(path, kind)
    row.save(update_fields=["state", "mapping"])
    return row


def sha256_of(path: Path) -> str:
    """Of a file; of a folder over the digests of its files in order."""
    if path.is_dir():
        inner = "".join(sha256_of(file) for file in sorted(path.rglob("*")) if file.is_file())
        return hashlib.sha256(inner.encode()).hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sayer(path: Path, at: datetime) -> Callable[[dict[str, Any]], dict[str, Any]]:
    beside = path.parent / RULESET_FILE
    ruleset: Ruleset | None = load_ruleset(beside) if beside.is_file() else None

    def say(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "signals": say_finding(row, ruleset, at.date())}

    return say


def _for(kind: ImportKind, watch: Watch | None) -> Callable[[int, int | None], None] | None:
    if watch is None:
        return None
    return lambda done, total: watch(kind.value, done, total)
