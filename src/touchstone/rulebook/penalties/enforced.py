"""Enforced = owed: each measure that a code owes and nobody applied, and each that was applied and not owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from touchstone.rulebook.penalties.account import Owed
from touchstone.rulebook.penalties.action import Action


@dataclass(frozen=True, slots=True)
class Applied:
    """A measure that is in force or was: `row` is the row of the code on which its decision rests. `until` None: no end."""

    id: str
    identity: str
    breach: str
    row: str
    action: Action
    from_at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Enforcement:
    """The balance. Pairs of `late` and `wrong_term` are (owed, applied)."""

    kept: tuple[tuple[Owed, Applied], ...]
    missing: tuple[Owed, ...]
    not_owed: tuple[Applied, ...]
    late: tuple[tuple[Owed, Applied], ...]
    wrong_term: tuple[tuple[Owed, Applied], ...]

    @property
    def is_even(self) -> bool:
        """Whether everything owed was applied in time and with its term, and nothing else."""
        return not (self.missing or self.not_owed or self.late or self.wrong_term)


def compare(owed: Iterable[Owed], applied: Iterable[Applied], *, at: datetime, grace: timedelta) -> Enforcement:
    """Owed against applied as of `at`. What became owed less than `grace` ago is not missing yet.

    `grace` is also how much later than owed a measure may begin; its term must be as long as owed, and not begin before.
    """
    open_applied: dict[tuple[str, tuple[str, str, str]], list[Applied]] = {}
    for one in sorted(applied, key=lambda one: (one.from_at, one.id)):
        open_applied.setdefault((one.identity, (one.breach, one.row, one.action.value)), []).append(one)
    kept, missing, late, wrong = [], [], [], []
    for debt in sorted(owed, key=lambda one: (one.from_at, one.identity, one.key)):
        found = open_applied.get((debt.identity, debt.key), [])
        if not found:
            if debt.from_at + grace <= at:
                missing.append(debt)
            continue
        paid = found.pop(0)
        kept.append((debt, paid))
        if paid.from_at > debt.from_at + grace:
            late.append((debt, paid))
        if paid.from_at < debt.from_at or _term(paid.from_at, paid.until) != _term(debt.from_at, debt.until):
            wrong.append((debt, paid))
    surplus = tuple(one for found in open_applied.values() for one in found)
    return Enforcement(tuple(kept), tuple(missing), surplus, tuple(late), tuple(wrong))


def _term(begin: datetime, end: datetime | None) -> timedelta | None:
    return None if end is None else end - begin
