"""Checks of the whole record in the background: taken by one worker at a time, taken over when it dies."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from touchstone.desk.audit.acting import writing
from touchstone.desk.audit.checking import check_record
from touchstone.desk.audit.events import VERIFICATION_ENDED
from touchstone.desk.audit.models import Verification
from touchstone.desk.audit.models.watch import State
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE
from touchstone.ledger.errors import LedgerError

LEASE = timedelta(minutes=5)


def verify_due(now: datetime) -> int:
    """Do the check that waits, or whose worker died; 1 if there was one."""
    due = Q(state=State.WAITING) | Q(state=State.RUNNING, lease_until__lt=now)
    waiting = Verification.objects.filter(due).order_by("pk").first()
    if waiting is None:
        return 0
    taken = Verification.objects.filter(due, pk=waiting.pk).update(state=State.RUNNING, lease_until=now + LEASE, done=0)
    if taken:
        _verify(waiting, now)
    return taken


def _verify(running: Verification, now: datetime) -> None:
    try:
        outcome = check_record(advance=_advancing(running))
    except LedgerError as refusal:
        _end(running, State.FAILED, str(refusal), refusal.in_chinese(), now)
        return
    state = State.SOUND if outcome.is_sound else State.UNSOUND
    _end(running, state, outcome.in_english(), outcome.in_chinese(), now)


def _advancing(running: Verification) -> Callable[[int, int], None]:
    def advance(done: int, size: int) -> None:
        Verification.objects.filter(pk=running.pk).update(done=done, size=size, lease_until=timezone.now() + LEASE)

    return advance


def _end(running: Verification, state: State, english: str, chinese: str, now: datetime) -> None:
    with writing():
        open_row = Verification.objects.filter(pk=running.pk, state=State.RUNNING)
        texts = {"english": english, "chinese": chinese}
        if open_row.update(state=state, lease_until=None, ended_at=max(timezone.now(), now), **texts):
            record(VERIFICATION_ENDED.key, running, by=NODE, now=now, data={"state": state.value})
