"""The plain reference: each moment is computed from the whole history before it, with nothing kept in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from touchstone.rulebook.penalties.account import Account, Entry, Owed, Standing
from touchstone.rulebook.penalties.action import Action, Order
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import Alike, Counted, Judged, Merging, Reset

WORKED = (Counted.POINTS, Counted.STRIKES, Counted.STRIKES_ONE_RIGHT)


@dataclass
class History:
    """Breaches in order, and what was found of each so far."""

    code: PenaltyCode
    breaches: list[Breach]
    entries: list[Entry]

    def day(self, at: datetime) -> date:
        return at.astimezone(self.code.zone).date()

    def kind(self, breach: Breach):
        day = self.day(breach.at)
        tracks = {row.key for row in self.code.tracks if row.is_enabled and row.applies_on(day)}
        found = [row for row in self.code.kinds if row.key == breach.kind and row.is_enabled and row.applies_on(day)]
        return found[0] if found and found[0].track in tracks else None

    def ends(self, entry: Entry) -> datetime | None:
        """Of a rolling entry; None: at the end of a year."""
        day = self.day(entry.at)
        track = next(
            row for row in self.code.tracks if row.key == entry.track and row.applies_on(day) and row.is_enabled
        )
        return self.midnight(day + timedelta(days=track.days)) if track.reset is Reset.ROLLING else None

    def midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.code.zone)

    def ended(self, entry: Entry, at: datetime) -> datetime | None:
        """When it left, if that was by `at`."""
        ends = self.ends(entry)
        if ends is not None:
            return ends if ends <= at else None
        for year in range(self.day(entry.at).year, self.day(at).year):
            if not self.survives(entry, year):
                return self.midnight(date(year + 1, 1, 1))
        return None

    def survives(self, entry: Entry, year: int) -> bool:
        last = self.midnight(date(year + 1, 1, 1)) - timedelta(microseconds=1)
        there = [one for one in self.entries if one.track == entry.track and one.at <= last]
        there = [one for one in there if self.ends(one) is None and self.ended(one, last) is None]
        for row in self.code.carrying:
            if row.track != entry.track or not row.is_enabled or not row.applies_on(date(year, 12, 31)):
                continue
            seen = there if row.judged is Judged.TOTAL else [one for one in there if self.day(one.at).year == year]
            if row.at_least <= sum(one.points for one in seen) < row.below:
                return entry in seen
        return False

    def live(self, track: str, at: datetime) -> list[Entry]:
        return [one for one in self.entries if one.track == track and self.ended(one, at) is None]


def plain_account(code: PenaltyCode, identity: str, breaches: Iterable[Breach], at: datetime) -> Account:
    """As `account_of`; quadratic and worse."""
    ordered = sorted((one for one in breaches if one.at <= at), key=lambda one: (one.at, one.id))
    history, owed = History(code, ordered, []), []
    for place, breach in enumerate(ordered):
        owed += _take(history, place, breach, identity, owed)
    entries = [
        replace(one, ended_at=history.ended(one, at)) if one.standing is not Standing.NO_RULE else one
        for one in history.entries
    ]
    return Account(identity, code.identity, at, tuple(entries), tuple(owed))


def _take(history: History, place: int, breach: Breach, identity: str, owed: Sequence[Owed]) -> list[Owed]:
    kind = history.kind(breach)
    if kind is None:
        nothing = Entry(breach.id, breach.kind, "", breach.at, 0, False, breach.right, Standing.NO_RULE, "", breach.at)
        history.entries.append(nothing)
        return []
    day = history.day(breach.at)
    before = {counted: _value(history.live(kind.track, breach.at), counted, breach.right) for counted in WORKED}
    history.entries.append(_entry(history, place, breach, kind, day))
    live = history.live(kind.track, breach.at)
    found = [_owed(identity, breach, kind.code, order, 0, (breach.id,)) for order in kind.orders]
    warned = any(one.action is Action.WARN and _track_of(history.code, one.row) == kind.track for one in owed)
    for counted in WORKED:
        reached = _value(live, counted, breach.right)
        tiers = [
            tier
            for tier in history.code.tiers
            if tier.is_enabled and tier.applies_on(day) and tier.track == kind.track and tier.counted is counted
            and before[counted] < tier.at <= reached
        ]  # fmt: skip
        if not tiers or (counted is Counted.STRIKES_ONE_RIGHT and not breach.right):
            continue
        tier = max(tiers, key=lambda one: one.at)
        because = tuple(one.breach for one in live if _counts(one, counted, breach.right))
        orders = (Order(Action.WARN),) if tier.after_warning and not warned else tier.orders
        found += [_owed(identity, breach, tier.code, order, reached, because) for order in orders]
        warned = warned or any(order.action is Action.WARN for order in orders)
    return found


def _entry(history: History, place: int, breach: Breach, kind, day: date) -> Entry:
    groups = [
        group
        for row in history.code.merging
        if row.is_enabled and row.applies_on(day) and row.track == kind.track
        and (group := _group(history, place, row, breach, kind))
    ]  # fmt: skip
    earlier = [one for group in groups for one in group]
    first = min(groups, key=lambda group: history.day(group[0].at))[0].id if groups else ""
    kinds = [history.kind(one) for one in earlier]
    points = max(0, kind.points - max((one.points for one in kinds), default=0))
    points = _capped(history, kind, points, day)
    is_new = kind.is_strike and not any(one.is_strike for one in kinds)
    is_strike, waits = is_new and _is_gathered(history, breach, kind, day), False
    waits = is_new and not is_strike
    if points or is_strike:
        standing = Standing.COUNTED
    elif groups:
        standing = Standing.MERGED
    elif waits:
        standing = Standing.GATHERING
    else:
        standing = Standing.CAPPED if kind.points else Standing.COUNTED
    return Entry(breach.id, kind.key, kind.track, breach.at, points, is_strike, breach.right, standing, first, None)


def _group(history: History, place: int, row: Merging, breach: Breach, kind) -> list[Breach]:
    """The breaches before this one in its group; empty: it begins one."""
    said = _alike(row.alike, breach, kind)
    group: list[Breach] = []
    for one in history.breaches[:place]:
        its = history.kind(one)
        day = history.day(one.at)
        if its is None or its.track != kind.track or not row.applies_on(day) or _alike(row.alike, one, its) != said:
            continue
        if not group or (day - history.day(group[0].at)).days >= row.days:
            group = []
        group.append(one)
    is_open = said and group and (history.day(breach.at) - history.day(group[0].at)).days < row.days
    return group if is_open else []


def _alike(alike: Alike, breach: Breach, kind) -> str:
    said = {"track": kind.track, "kind": kind.key, "listing": breach.listing, "right": breach.right}
    return {**said, "holder": breach.holder}[alike.value]


def _capped(history: History, kind, points: int, day: date) -> int:
    for cap in history.code.caps:
        if cap.is_enabled and cap.applies_on(day) and kind.key in cap.kinds:
            today = [one for one in history.entries if history.day(one.at) == day and one.kind in cap.kinds]
            points = min(points, cap.points - sum(one.points for one in today))
    return points


def _is_gathered(history: History, breach: Breach, kind, day: date) -> bool:
    rules = [
        one for one in history.code.gathering if one.track == kind.track and one.is_enabled and one.applies_on(day)
    ]
    if not rules:
        return True
    strikes = [place for place, one in enumerate(history.entries) if one.track == kind.track and one.is_strike]
    gathered = [place for place in strikes if _had_rule(history, place)]
    waiting = [
        history.breaches[place]
        for place, one in enumerate(history.entries)
        if one.track == kind.track and place > max(gathered, default=-1) and _waited(history, place)
    ] + [breach]
    days, listings = {history.day(one.at) for one in waiting}, {one.listing for one in waiting}
    return len(days) >= rules[0].days and len(listings) >= rules[0].listings


def _had_rule(history: History, place: int) -> bool:
    entry, day = history.entries[place], history.day(history.entries[place].at)
    return any(one.track == entry.track and one.is_enabled and one.applies_on(day) for one in history.code.gathering)


def _waited(history: History, place: int) -> bool:
    """Whether an earlier breach was put among those that wait: a new strike on a day that had the rule."""
    breach = history.breaches[place]
    kind = history.kind(breach)
    if kind is None or not kind.is_strike or not _had_rule(history, place) or history.entries[place].is_strike:
        return False
    rows = [one for one in history.code.merging if one.track == kind.track and one.is_enabled]
    rows = [one for one in rows if one.applies_on(history.day(breach.at))]
    merged = [one for row in rows for one in _group(history, place, row, breach, kind)]
    return not any(history.kind(one).is_strike for one in merged)


def _value(live: Sequence[Entry], counted: Counted, right: str) -> int:
    if counted is Counted.POINTS:
        return sum(one.points for one in live)
    return sum(_counts(one, counted, right) for one in live)


def _counts(entry: Entry, counted: Counted, right: str) -> bool:
    if counted is Counted.POINTS:
        return entry.points > 0
    return entry.is_strike and (counted is Counted.STRIKES or entry.right == right)


def _track_of(code: PenaltyCode, row: str) -> str:
    return next((tier.track for tier in code.tiers if tier.code == row), "")


def _owed(identity: str, breach: Breach, row: str, order: Order, reached: int, because: tuple[str, ...]) -> Owed:
    until = breach.at + timedelta(days=order.days) if order.days else None
    return Owed(identity, breach.id, row, order.action, breach.at, until, reached, because)
