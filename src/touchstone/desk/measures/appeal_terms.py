"""How long a breach can be appealed: the code's own time, and the longer one that the law gives where the platform serves."""

from datetime import datetime, timedelta

from django.conf import settings

from touchstone.exchange.dsa.served_states import states_of
from touchstone.rulebook.clock import Clock
from touchstone.rulebook.deadlines import due_at
from touchstone.rulebook.packs import clock_at
from touchstone.rulebook.penalties.code import PenaltyCode

COMPLAINT = "eu.dsa.complaint"


def own_term(code: PenaltyCode, at: datetime) -> datetime:
    """Until when the code itself allows an appeal against what was established at that time."""
    return at + timedelta(days=code.appeal_days)


def complaint_right(code: PenaltyCode, platform: str, at: datetime) -> Clock | None:
    """The confirmed row of the law that a platform in the EEA is under on that day; None: it serves nobody there."""
    day = at.astimezone(code.zone).date()
    clock = clock_at(COMPLAINT, day) if states_of(settings.SERVED_STATES, platform, day) else None
    return clock if clock is not None and clock.is_enabled else None


def appeal_term(code: PenaltyCode, platform: str, at: datetime) -> datetime:
    """Until when an appeal is accepted: the longer of both."""
    right = complaint_right(code, platform, at)
    by_law = due_at(right, at).due_at if right else None
    return max(own_term(code, at), by_law or at)
