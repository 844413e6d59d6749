"""Writing an appeal before it is filed. A draft concerns nobody but its seller: the record does not hold it."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import demand, relation_to
from touchstone.desk.measures.actions.appealing import is_appealable
from touchstone.desk.measures.errors import NotAppealableError, TooManyFilesError
from touchstone.desk.measures.models import AppealDraft, Breach
from touchstone.desk.measures.queries.accounts import owner_of
from touchstone.desk.measures.transitions import APPEAL
from touchstone.desk.workflow.errors import NoPersonError

MOST_FILES = 10
"""Files of one appeal."""


@act
def save_draft(*, breach: Breach, text: str, by: Actor, now: datetime) -> AppealDraft:
    """Keep what was written so far."""
    return _keep(breach, text=text, by=by, now=now)


@act
def attach_file(*, breach: Breach, file: str, by: Actor, now: datetime) -> AppealDraft:
    """Add a file of the own organisation; a second time it changes nothing. TooManyFilesError: there are ten."""
    draft = _open(breach, by)
    evidence = list(dict.fromkeys([*draft.evidence, file]))
    if len(evidence) > MOST_FILES:
        raise TooManyFilesError(most=MOST_FILES)
    return _keep(breach, evidence=evidence, by=by, now=now)


@act
def detach_file(*, breach: Breach, file: str, by: Actor, now: datetime) -> AppealDraft:
    """Take a file out of the draft; it stays under Evidence."""
    left = [each for each in _open(breach, by).evidence if each != file]
    return _keep(breach, evidence=left, by=by, now=now)


def _open(breach: Breach, by: Actor) -> AppealDraft:
    demand(by, Permission.APPEAL_FILE, relation_to(by, owner_of(breach.seller)))
    return AppealDraft.objects.filter(breach=breach).first() or AppealDraft(breach=breach)


def _keep(
    breach: Breach, *, by: Actor, now: datetime, text: str | None = None, evidence: list[str] | None = None
) -> AppealDraft:
    draft = _open(breach, by)
    if not by.person:
        raise NoPersonError(step=APPEAL.begins.label)
    if not is_appealable(breach, now):
        raise NotAppealableError
    draft.text = draft.text if text is None else text
    draft.evidence = draft.evidence if evidence is None else evidence
    draft.changed_at, draft.changed_by = now, by.person
    draft.save()
    return draft
