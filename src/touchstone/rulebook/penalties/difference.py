"""Two codes row by row: what the other one adds, leaves out, and says otherwise."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from touchstone.rulebook.penalties.code import ROWS, PenaltyCode, in_force
from touchstone.rulebook.penalties.rows import BreachKind, Cap, CarryOver, Gathering, Merging, Tier, Track
from touchstone.rulebook.provision import Provision

HEAD = "code"
HEAD_FIELDS = ("notice_days", "appeal_days", "zone")
PASSED_OVER = frozenset(field.name for field in fields(Provision)) - {"text_en", "text_zh"}
"""What a row says about itself, not about sellers: its dates, its source, how sure it is."""


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row. `section` is that of the file, or `code` for the head; `fields` are (name, before, after) of a changed one."""

    change: Change
    section: str
    before: Provision | None
    after: Provision | None
    fields: tuple[tuple[str, object, object], ...] = ()

    @property
    def row(self) -> Provision:
        """The row as it will be, or as it was."""
        row = self.after or self.before
        assert row is not None
        return row


def compare_rows(before: PenaltyCode, after: PenaltyCode, days: tuple[date, date]) -> tuple[RowChange, ...]:
    """Every row that differs, the head first: what applied of `before` on the first day, of `after` on the second.

    Rows that are not confirmed never apply, and so are no difference. A row is the same one if it has the same code, or
    else if it is about the same thing: a tier about what its track counts up to where, a kind about its key.
    """
    found = list(_compare_heads(before, after))
    for section in ROWS:
        old, new = in_force(getattr(before, section), days[0]), in_force(getattr(after, section), days[1])
        found += _compare_section(section, old, new)
    return tuple(found)


def _compare_heads(before: PenaltyCode, after: PenaltyCode) -> Iterator[RowChange]:
    told = _differing(before, after, HEAD_FIELDS)
    if told:
        yield RowChange(Change.CHANGED, HEAD, before, after, told)


def _compare_section(section: str, old: Iterable[Provision], new: Iterable[Provision]) -> Iterator[RowChange]:
    pairs, removed, added = _paired(list(old), list(new))
    for before, after in pairs:
        told = _differing(before, after, [one.name for one in fields(after) if one.name not in PASSED_OVER])
        if told:
            yield RowChange(Change.CHANGED, section, before, after, told)
    yield from (RowChange(Change.REMOVED, section, row, None) for row in removed)
    yield from (RowChange(Change.ADDED, section, None, row) for row in added)


Pairs = list[tuple[Provision, Provision]]


def _paired(old: list[Provision], new: list[Provision]) -> tuple[Pairs, list[Provision], list[Provision]]:
    pairs: Pairs = []
    for name in (_code, _thing):
        known = {name(row): row for row in old}
        for row in list(new):
            match = known.pop(name(row), None)
            if match is not None:
                pairs.append((match, row))
                old, new = [one for one in old if one is not match], [one for one in new if one is not row]
    return pairs, old, new


def _code(row: Provision) -> object:
    return row.code


def _thing(row: Provision) -> object:
    """What a row is about."""
    return (type(row), THINGS[type(row)](row))


THINGS: dict[type[Provision], Callable[..., object]] = {
    Track: lambda row: row.key,
    BreachKind: lambda row: row.key,
    Merging: lambda row: (row.track, row.alike),
    Gathering: lambda row: row.track,
    Cap: lambda row: frozenset(row.kinds),
    CarryOver: lambda row: row.track,
    Tier: lambda row: (row.track, row.counted, row.at),
}


def _differing(before: Provision, after: Provision, names: Iterable[str]) -> tuple[tuple[str, object, object], ...]:
    told = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(one for one in told if str(one[1]) != str(one[2]))
