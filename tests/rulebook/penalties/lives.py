"""The life of an account: breaches, reversals and time; after each event the measures become those that are owed.

This is what the desk does with the engine's answer, in the plainest way. A campaign over many random lives is
`python -m bench.penalty_lives`; `tests/desk/measures/test_lives.py` leads such lives with the desk itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.rulebook.penalties.plain import plain_account
from touchstone.rulebook.penalties.account import Account, Owed
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.enforced import Applied, compare
from touchstone.rulebook.penalties.keeping import account_of

GRACE = timedelta(days=1)
Appeals = Sequence[tuple[int, int]]
"""Which breach is reversed, and how many hours after it was established."""


@dataclass
class Life:
    """One identity under one code: the breaches that stand, and the measures that are applied."""

    code: PenaltyCode
    standing: dict[str, Breach] = field(default_factory=dict)
    applied: dict[tuple[str, str, str, datetime | None], Applied] = field(default_factory=dict)

    def happen(self, breach: Breach, *, reverses: bool, at: datetime) -> None:
        """Establish or reverse, then settle."""
        if reverses:
            del self.standing[breach.id]
        else:
            self.standing[breach.id] = breach
        self.settle(at)

    def settle(self, at: datetime) -> None:
        """The measures become those that are owed; what is kept stays as it was decided."""
        owed = {_named(debt): debt for debt in self.account(at).owed}
        self.applied = {name: self.applied.get(name) or _apply(debt) for name, debt in owed.items()}

    def account(self, at: datetime) -> Account:
        """As the engine keeps it."""
        return account_of(self.code, "x", self.standing.values(), at)

    def plain(self, at: datetime) -> Account:
        """As the slow reference computes it anew."""
        return plain_account(self.code, "x", self.standing.values(), at)


def lead(code: PenaltyCode, breaches: list[Breach], appeals: Appeals) -> tuple[int, int]:
    """Lead one life and check it at every event; returns (events, measures that stand at its end)."""
    life, gone = Life(code), dict(_reversals(breaches, appeals))
    events = _events(breaches, gone)
    for at, _, breach, reverses in events:
        life.happen(breach, reverses=reverses, at=at)
        account = life.account(at)
        assert account == life.plain(at)
        assert all(debt.because and set(debt.because) <= set(life.standing) for debt in account.owed)
        if reverses:
            _demand_forgotten(life, account, at)
    end = max(row.at for row in breaches) + timedelta(days=900)
    account = life.account(end)
    assert account == life.plain(end)
    balance = compare(account.owed, life.applied.values(), at=end, grace=GRACE)
    assert balance.is_even or _has_twins(account.owed)
    return len(events), len(life.applied)


def _demand_forgotten(life: Life, account: Account, at: datetime) -> None:
    """After a reversal all is as if the breach had never been."""
    never = Life(life.code, {row.id: row for row in life.standing.values()})
    never.settle(at)
    assert (account, life.applied) == (never.account(at), never.applied)


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
