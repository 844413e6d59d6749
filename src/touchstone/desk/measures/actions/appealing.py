"""Appealing against a breach; what its decision does is in `sides.py`."""

from collections.abc import Collection
from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import demand, relation_to
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.errors import NotAppealableError
from touchstone.desk.measures.models import Appeal, AppealDraft, Breach
from touchstone.desk.measures.queries.accounts import owner_of
from touchstone.desk.measures.queries.appeals import current_appeal
from touchstone.desk.measures.transitions import APPEAL
from touchstone.desk.workflow.actions.stepping import begin, take_step
from touchstone.desk.workflow.errors import NoPersonError


@act
def file_appeal(*, breach: Breach, text: str, evidence: Collection[str] = (), by: Actor, now: datetime) -> Appeal:
    """File an appeal against a breach, in its time; `evidence` are files of the seller's own."""
    demand(by, Permission.APPEAL_FILE, relation_to(by, owner_of(breach.seller)))
    breach = Breach.objects.select_for_update(of=("self",)).select_related("seller__root").get(pk=breach.pk)
    if not by.person:
        raise NoPersonError(step=APPEAL.begins.label)
    if not is_appealable(breach, now):
        raise NotAppealableError
    files = sorted(set(evidence))
    if not text.strip() or visible_to(by).filter(public_id__in=files).count() != len(files):
        raise InvalidError(problems="text" if not text.strip() else "evidence")
    AppealDraft.objects.filter(breach=breach).delete()
    appeal = Appeal(breach=breach, text=text.strip(), evidence=files, filed_at=now, filed_by=by.person)
    return begin(workflow=APPEAL, subject=appeal, by=by, now=now)


def withdraw_appeal(*, appeal: Appeal, by: Actor, now: datetime, seen: int | None = None) -> Appeal:
    """Its seller takes it back; nobody decides it any more."""
    return take_step(workflow=APPEAL, subject=appeal, verb="withdraw", by=by, now=now, seen=seen)


def is_appealable(breach: Breach, now: datetime) -> bool:
    """Whether it stands, its time runs, and there is none yet, or a measure was decided after the last one had ended."""
    return breach.reversed_at is None and now < breach.appeal_until and current_appeal(breach) is None


def decide_appeal(
    *, appeal: Appeal, verb: str, reason: str, by: Actor, now: datetime, seen: int | None = None
) -> Appeal:
    """Uphold or reject it, with reasons."""
    return take_step(workflow=APPEAL, subject=appeal, verb=verb, by=by, now=now, reason=reason, seen=seen)
