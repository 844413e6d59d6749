"""A clock: one dated rule that says by when something must be done."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from touchstone.rulebook.china import CALENDARS
from touchstone.rulebook.provision import Provision
from touchstone.rulebook.workdays import WorkCalendar


class Unit(StrEnum):
    """What a span counts."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"


class Starts(StrEnum):
    """Where counting begins: at the moment itself (hours), with the next day (Civil Code 201), with the same day."""

    AT_ONCE = "at_once"
    NEXT_DAY = "next_day"
    SAME_DAY = "same_day"


@dataclass(frozen=True, slots=True)
class Span:
    """So many hours, days, months or years."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Reminder:
    """How long before the deadline; a span in days falls on the hour `at` of that day."""

    before: Span
    at: time


@dataclass(frozen=True, slots=True)
class Escalation:
    """How long after the deadline, and the key of the role that is told; a span in days falls on the hour `at`."""

    after: Span
    at: time
    role: str


@dataclass(frozen=True, slots=True)
class Tolling:
    """The clock may be stopped. `cap`: pauses never put the deadline off by more; None: without limit."""

    cap: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Provision):
    """A provision that sets a time limit, and how it is counted.

    `roll_forward`: a last day that is no working day moves to the next one. `tolling` None: no pause stops it.
    `counting`: codes of the rows `[[counting]]` that say how its days are counted. `calendar_key`: a row of `CALENDARS`.
    """

    title_en: str
    title_zh: str
    span: Span
    starts: Starts
    roll_forward: bool
    tolling: Tolling | None
    counting: tuple[str, ...]
    reminders: tuple[Reminder, ...]
    escalations: tuple[Escalation, ...]
    calendar_key: str

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar its days are counted in."""
        return CALENDARS[self.calendar_key]()
