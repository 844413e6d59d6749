"""The life of an account: breaches, reversals and time; after each event the measures become those that are owed.

This is what the desk does with the engine's answer, in the plainest way. A campaign over many random lives is
`python -m bench.penalty_lives`; `tests/desk/measures/test_lives.py` leads such lives with the desk itself.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.rulebook.penalties.plain import plain_account
from touchstone.rulebook.penalties.account import Account, Owed
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode, in_force
from touchstone.rulebook.penalties.enforced import Applied, compare
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.rows import Counted, Reset

GRACE = timedelta(days=1)
FEATURES = (
    "counted", "merged", "capped", "gathering", "no_rule", "left by rolling", "left at a year's end", "carried over",
    "warned first", "by points", "by strikes", "by strikes against one right", "with an end", "without an end", "reversals",
)  # fmt: skip
SORTS = {
    Counted.POINTS: "by points", Counted.STRIKES: "by strikes", Counted.STRIKES_ONE_RIGHT: "by strikes against one right",
}  # fmt: skip
Appeals = Sequence[tuple[int, int]]
"""Which breach is reversed, and how many hours after it was established."""


@dataclass
class Life:
    """One identity under one code: the breaches that stand, and the measures that are applied."""

    code: PenaltyCode
    standing: dict[str, Breach] = field(default_factory=dict)
    applied: dict[tuple[str, str, str, datetime | None], Applied] = field(default_factory=dict)

    def happen(self, breach: Breach, *, reverses: bool, at: datetime) -> Account:
        """Establish or reverse, then settle."""
        if reverses:
            del self.standing[breach.id]
        else:
            self.standing[breach.id] = breach
        return self.settle(at)

    def settle(self, at: datetime) -> Account:
        """The measures become those that are owed; what is kept stays as it was decided."""
        account = self.account(at)
        owed = {_named(debt): debt for debt in account.owed}
        self.applied = {name: self.applied.get(name) or _apply(debt) for name, debt in owed.items()}
        return account

    def account(self, at: datetime) -> Account:
        """As the engine keeps it."""
        return account_of(self.code, "x", self.standing.values(), at)

    def plain(self, at: datetime) -> Account:
        """As the slow reference computes it anew."""
        return plain_account(self.code, "x", self.standing.values(), at)


def lead(code: PenaltyCode, breaches: list[Breach], appeals: Appeals) -> Counter[str]:
    """Lead one life and check it at every event; what happened in it, FEATURES among it."""
    life, gone = Life(code), dict(_reversals(breaches, appeals))
    events = _events(breaches, gone)
    for at, _, breach, reverses in events:
        account = life.happen(breach, reverses=reverses, at=at)
        assert account == life.plain(at)
        assert all(debt.because and set(debt.because) <= set(life.standing) for debt in account.owed)
        assert all(_is_ground(code, debt) for debt in account.owed)
        if reverses:
            _demand_forgotten(life, account, at)
    end = max(row.at for row in breaches) + timedelta(days=900)
    account = life.account(end)
    assert account == life.plain(end)
    balance = compare(account.owed, life.applied.values(), at=end, grace=GRACE)
    assert balance.is_even or _has_twins(account.owed)
    held = Counter({"lives": 1, "breaches": len(breaches), "events": len(events), "measures": len(life.applied)})
    return held + Counter(reversals=len(gone)) + _features(code, account)


def _is_ground(code: PenaltyCode, debt: Owed) -> bool:
    """Whether the row that owes a measure was confirmed and in force on its day."""
    rows = in_force(code.rows(), debt.from_at.astimezone(code.zone).date())
    return any(row.code == debt.row for row in rows)


def _features(code: PenaltyCode, account: Account) -> Counter[str]:
    """What the account shows at its end."""
    rolling = {row.key for row in code.tracks if row.reset is Reset.ROLLING}
    tiers, seen = {row.code: row for row in code.tiers}, Counter[str]()
    for one in account.entries:
        seen[one.standing.value] += 1
        if one.track and one.ended_at is not None:
            seen["left by rolling" if one.track in rolling else "left at a year's end"] += 1
        last = (one.ended_at or account.at).astimezone(code.zone) - timedelta(microseconds=1)
        seen["carried over"] += (
            bool(one.track) and one.track not in rolling and last.year > one.at.astimezone(code.zone).year
        )
    for debt in account.owed:
        seen["with an end" if debt.until else "without an end"] += 1
        if debt.row in tiers:
            seen[SORTS[tiers[debt.row].counted]] += 1
            seen["warned first"] += tiers[debt.row].after_warning and debt.action is Action.WARN
    return seen


def _demand_forgotten(life: Life, account: Account, at: datetime) -> None:
    """After a reversal all is as if the breach had never been."""
    never = Life(life.code, {row.id: row for row in life.standing.values()})
    assert (account, life.applied) == (never.settle(at), never.applied)


def _reversals(breaches: list[Breach], appeals: Appeals) -> Iterable[tuple[str, datetime]]:
    chosen = [(breaches[place % len(breaches)], hours) for place, hours in appeals]
    return ((breach.id, breach.at + timedelta(hours=hours)) for breach, hours in chosen)


def _events(breaches: list[Breach], gone: dict[str, datetime]) -> list[tuple[datetime, int, Breach, bool]]:
    """Established before reversed where both are of one moment."""
    made = [(row.at, place, row, False) for place, row in enumerate(breaches)]
    undone = [(gone[row.id], len(breaches) + place, row, True) for place, row in enumerate(breaches) if row.id in gone]
    return sorted([*made, *undone], key=lambda event: event[:2])


def _named(debt: Owed) -> tuple[str, str, str, datetime | None]:
    return (*debt.key, debt.until)


def _apply(debt: Owed) -> Applied:
    return Applied("-".join(debt.key), debt.identity, debt.breach, debt.row, debt.action, debt.from_at, debt.until)


def _has_twins(owed: tuple[Owed, ...]) -> bool:
    """A random code may order one action twice in one row; the desk decides it once."""
    return len({debt.key for debt in owed}) < len(owed)
