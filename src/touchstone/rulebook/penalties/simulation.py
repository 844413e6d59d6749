"""What a code would have done: the account of everyone in a history, in sum and one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from touchstone.rulebook.penalties.account import Account, Owed, Standing
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.keeping import keep_account
from touchstone.rulebook.penalties.rules import Rules


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` (aware, belongs to it) to `until` (does not)."""

    since: datetime
    until: datetime

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.since <= at < self.until


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a code did to one identity in a period. `closed_at` is when it closed the account, if it did.

    `points` are those counted in the period; `days` those of the period on which something was restricted. `by_month` are
    the measures by the first day of their month, in the zone of the code.
    """

    identity: str
    breaches: int
    counted: int
    points: int
    strikes: int
    measures: Counter[Action]
    days: int
    closed_at: datetime | None
    by_month: Counter[tuple[date, Action]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Simulation:
    """Everyone with a breach in the period, by identity. `is_confirmed`: no unconfirmed row was applied."""

    code: str
    is_confirmed: bool
    period: Period
    outcomes: tuple[Outcome, ...]

    @property
    def measures(self) -> Counter[Action]:
        """Measures of everyone."""
        return sum((outcome.measures for outcome in self.outcomes), Counter())

    @property
    def closed(self) -> int:
        """Accounts that were closed."""
        return sum(outcome.closed_at is not None for outcome in self.outcomes)


def accounts_of(code: PenaltyCode, breaches: Iterable[Breach], at: datetime) -> Iterator[Account]:
    """The account of each identity, by identity. Cost grows with the breaches; memory holds them once."""
    by_identity: defaultdict[str, list[Breach]] = defaultdict(list)
    for breach in breaches:
        by_identity[breach.identity].append(breach)
    rules = Rules(code)
    for identity in sorted(by_identity):
        yield keep_account(rules, identity, by_identity[identity], at)


def simulate(
    code: PenaltyCode, breaches: Iterable[Breach], period: Period, *, with_unconfirmed: bool = False
) -> Simulation:
    """What the code would have done in the period. Breaches before it count towards points and tiers within it.

    `with_unconfirmed` applies rows that are shipped for checking; the result says so.
    """
    applied = code.as_if_confirmed() if with_unconfirmed else code
    end = period.until - timedelta(microseconds=1)
    outcomes = [_outcome(account, period, code.zone) for account in accounts_of(applied, breaches, end)]
    is_confirmed = not (with_unconfirmed and code.unconfirmed())
    return Simulation(code.identity, is_confirmed, period, tuple(one for one in outcomes if one.breaches))


def _outcome(account: Account, period: Period, zone: tzinfo) -> Outcome:
    entries = [entry for entry in account.entries if period.holds(entry.at)]
    owed = [one for one in account.owed if period.holds(one.from_at)]
    closings = [one.from_at for one in account.owed if one.action is Action.CLOSE_ACCOUNT]
    closed_at = min((at for at in closings if period.holds(at)), default=None)
    return Outcome(
        identity=account.identity,
        breaches=len(entries),
        counted=sum(entry.standing is Standing.COUNTED for entry in entries),
        points=sum(entry.points for entry in entries),
        strikes=sum(entry.is_strike for entry in entries),
        measures=Counter(one.action for one in owed),
        days=_restricted_days(account.owed, period),
        closed_at=closed_at,
        by_month=Counter((one.from_at.astimezone(zone).date().replace(day=1), one.action) for one in owed),
    )


def _restricted_days(owed: Iterable[Owed], period: Period) -> int:
    """Days of the period, begun ones whole, on which a measure with a term ran; those of measures that overlap once."""
    total, reached = timedelta(), period.since
    for one in sorted((one for one in owed if one.until is not None), key=lambda one: one.from_at):
        begin, end = max(one.from_at, reached), min(one.until or period.until, period.until)
        if end > begin:
            total += end - begin
            reached = end
    return -(-total // timedelta(days=1))
