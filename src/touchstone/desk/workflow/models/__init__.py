"""The tables of workflow."""

from touchstone.desk.workflow.models.clock import ClockPause, ClockRing, RingKind, RunningClock
from touchstone.desk.workflow.models.proposal import Proposal
from touchstone.desk.workflow.models.status import StatusField, Stepped, known_states

__all__ = [
    "ClockPause",
    "ClockRing",
    "Proposal",
    "RingKind",
    "RunningClock",
    "StatusField",
    "Stepped",
    "known_states",
]
