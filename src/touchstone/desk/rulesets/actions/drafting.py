"""Drafts: a ruleset comes in as text, and is written anew while it is a draft."""

import hashlib
from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.rulesets.engine.reading import read_ruleset, refuse_model, shipped_ruleset
from touchstone.desk.rulesets.errors import NotDraftError, SameRulesetError
from touchstone.desk.rulesets.events import REWRITTEN
from touchstone.desk.rulesets.models import ModelFile, Origin, Release, RulesetFile
from touchstone.desk.rulesets.transitions import DRAFT, RELEASES, WITHDRAWN
from touchstone.desk.workflow.actions.stepping import begin, take_step
from touchstone.desk.workflow.errors import NoPersonError, StaleError

EDIT = Permission.RULESET_EDIT


@act
def write_draft(*, content: bytes, by: Actor, now: datetime, why: str = "", origin: Origin = Origin.WRITTEN) -> Release:
    """A new draft. RulesetRefusedError: the engine does not take it; SameRulesetError: it is here already."""
    demand_writer(by)
    return keep_draft(content, origin, why, by, now)


def keep_draft(content: bytes, origin: Origin, why: str, by: Actor, now: datetime) -> Release:
    """The row of a draft and its file; within an act."""
    release = Release(origin=origin, why=why.strip(), created_at=now, created_by=by.person)
    release.file = _keep(content, release, by, now)
    return begin(workflow=RELEASES, subject=release, by=by, now=now)


@act
def rewrite_draft(*, release: Release, content: bytes, seen: int, by: Actor, now: datetime, why: str = "") -> Release:
    """Another content for a draft; what it was stays kept."""
    demand_writer(by)
    row = Release.objects.select_for_update(of=("self",)).select_related("file").get(pk=release.pk)
    if row.status != DRAFT:
        raise NotDraftError
    if row.version != seen:
        raise StaleError(changes="", state=row.state.label)
    before = row.file
    row.file, row.why = _keep(content, row, by, now), why.strip()
    row.save(update_fields=["file", "why"])
    if row.file != before:
        data = {"identity": row.file.identity, "before": before.sha256, "after": row.file.sha256}
        record(REWRITTEN.key, row, by=by, now=now, data=data)
    return row


@act
def found_release(*, by: Actor, now: datetime) -> Release | None:
    """The ruleset that comes with touchstone is the first live one; a node that has releases keeps its own."""
    if Release.objects.exists():
        return None
    release = Release(origin=Origin.SHIPPED, created_at=now, created_by=signed(by))
    release.file = _keep(shipped_ruleset(), release, by, now)
    begin(workflow=RELEASES, subject=release, by=by, now=now)
    return take_step(workflow=RELEASES, subject=release, verb="found", by=by, now=now)


def _keep(content: bytes, release: Release, by: Actor, now: datetime) -> RulesetFile:
    ruleset = read_ruleset(content)
    if ruleset.model and not ModelFile.objects.filter(sha256=ruleset.model).exists():
        raise refuse_model(content)
    sha256 = hashlib.sha256(content).hexdigest()
    others = Release.objects.exclude(pk=release.pk).exclude(status=WITHDRAWN)
    named = others.filter(file__name=ruleset.name, file__edition=ruleset.version)
    if named.exists() or others.filter(file__digest=ruleset.digest).exists():
        raise SameRulesetError(identity=f"{ruleset.name}@{ruleset.version}")
    kept = RulesetFile.objects.filter(sha256=sha256).first()
    return kept or RulesetFile.objects.create(
        sha256=sha256,
        content=content.decode(),
        name=ruleset.name,
        edition=ruleset.version,
        digest=ruleset.digest,
        identity=ruleset.identity,
        created_at=now,
        created_by=signed(by),
    )


def demand_writer(by: Actor) -> None:
    """Who writes drafts, in person."""
    demand(by, EDIT, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=RELEASES.begins.label)
