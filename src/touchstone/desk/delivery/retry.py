"""When a message that did not arrive is tried again, and when no more: a schedule as data, and one judgement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from random import Random

from touchstone.desk.delivery.egress import Answer
from touchstone.desk.delivery.errors import EgressError

GONE = 410
ASKS_TO_WAIT = frozenset({429, 503})


@dataclass(frozen=True)
class Schedule:
    """Exponential back-off with full jitter: the n-th pause is drawn from `least` to `first` times `factor` to the n-1.

    No pause is longer than `longest`, whatever the receiver asks for. `tries` counts the first attempt too.
    """

    key: str
    least: timedelta
    first: timedelta
    factor: float
    longest: timedelta
    tries: int

    def ceiling(self, failures: int) -> timedelta:
        """The longest pause after so many failures (1 or more) that is drawn."""
        # Bounded before multiplying: a great power of a float would overflow.
        seconds = self.first.total_seconds() * self.factor ** min(failures - 1, 64)
        return timedelta(seconds=min(seconds, self.longest.total_seconds()))

    def draw(self, failures: int, random: Random) -> timedelta:
        """The pause after so many failures (1 or more)."""
        return self.least + random.random() * (self.ceiling(failures) - self.least)


# 14 tries: pauses of up to 10 s, 40 s, 160 s … 11 h, then of up to a day; 3.3 days in the mean, 6.6 at most.
# A receiver that asks to wait may stretch each pause to a day, and so all of them to 13.
WEBHOOK = Schedule("webhook", timedelta(seconds=5), timedelta(seconds=10), 4, timedelta(days=1), 14)
EMAIL = Schedule("email", timedelta(seconds=30), timedelta(minutes=1), 3, timedelta(hours=12), 10)
SCHEDULES: tuple[Schedule, ...] = (WEBHOOK, EMAIL)


class Step(StrEnum):
    """done: it arrived; again: it is tried again at a time; dead: never again by itself."""

    DONE = "done"
    AGAIN = "again"
    DEAD = "dead"


@dataclass(frozen=True)
class Judgement:
    """What follows from an attempt: the step, its reason, when to try again, and whether the endpoint is closed."""

    step: Step
    reason: str
    next_at: datetime | None = None
    closes_endpoint: bool = False


def judge(result: Answer | EgressError, *, tried: int, schedule: Schedule, now: datetime, random: Random) -> Judgement:
    """What follows from the result of the attempt number `tried` (from 1), at the moment `now`."""
    reason = reason_of(result)
    if isinstance(result, Answer) and 200 <= result.status < 300:
        return Judgement(Step.DONE, reason)
    if isinstance(result, Answer) and result.status == GONE:
        return Judgement(Step.DEAD, reason, closes_endpoint=True)
    is_hopeless = isinstance(result, EgressError) and not result.retry
    if is_hopeless or tried >= schedule.tries:
        return Judgement(Step.DEAD, reason)
    pause = max(schedule.draw(tried, random), _asked_pause(result, now))
    return Judgement(Step.AGAIN, reason, now + min(pause, schedule.longest))


def reason_of(result: Answer | EgressError) -> str:
    """The key of what happened: `status_503`, `redirect_302`, or the reason of the refusal."""
    if isinstance(result, EgressError):
        return result.reason
    return f"redirect_{result.status}" if 300 <= result.status < 400 else f"status_{result.status}"


def _asked_pause(result: Answer | EgressError, now: datetime) -> timedelta:
    if isinstance(result, Answer) and result.status in ASKS_TO_WAIT:
        return read_retry_after(result.headers, now)
    return timedelta()


def read_retry_after(headers: Mapping[str, str], now: datetime) -> timedelta:
    """The pause that Retry-After asks for, in seconds or as a date (RFC 9110, 10.2.3); none if it cannot be read."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return timedelta()
    moment = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(moment - now, timedelta())
