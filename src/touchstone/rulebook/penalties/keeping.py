"""One account, kept as its breaches go by in order of time: each costs a few look-ups, whatever came before.

The plain reference in the tests computes the same from the whole history at each moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from touchstone.rulebook.penalties.account import Account, Entry, Owed, Standing
from touchstone.rulebook.penalties.action import Action, Order
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.merging import Groups
from touchstone.rulebook.penalties.rows import BreachKind, Counted, Gathering, Tier
from touchstone.rulebook.penalties.rules import DayRules, Rules
from touchstone.rulebook.penalties.track_book import Held, TrackBook, end_of


def account_of(code: PenaltyCode, identity: str, breaches: Iterable[Breach], at: datetime) -> Account:
    """The account of one identity as of `at` (aware), from its breaches up to then in any order.

    Breaches of one moment are taken in the order of their ids. Cost grows with the number of breaches.
    """
    return keep_account(Rules(code), identity, breaches, at)


def keep_account(rules: Rules, identity: str, breaches: Iterable[Breach], at: datetime) -> Account:
    """As `account_of`, with rules that many accounts share."""
    book = Book(rules, identity)
    for breach in sorted((one for one in breaches if one.at <= at), key=lambda one: (one.at, one.id)):
        book.take(breach)
    return book.close(at)


@dataclass(slots=True)
class Book:
    """The account while it is kept."""

    rules: Rules
    identity: str
    tracks: dict[str, TrackBook] = field(default_factory=dict)
    groups: Groups = field(default_factory=Groups)
    gathered: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    capped: dict[tuple[str, date], int] = field(default_factory=dict)
    entries: list[tuple[Held, str, Standing, str]] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    warned: set[str] = field(default_factory=set)

    def take(self, breach: Breach) -> None:
        """One breach, not earlier than those before it."""
        day = breach.at.astimezone(self.rules.code.zone).date()
        rules = self.rules.on(day)
        kind = rules.kinds.get(breach.kind)
        if kind is None:
            held = Held(breach.id, breach.kind, breach.at, day.year, 0, False, breach.right, None, breach.at)
            self.entries.append((held, "", Standing.NO_RULE, ""))
            return
        book = self._book(kind.track)
        book.advance(breach.at)
        before = {counted: book.value(counted, breach.right) for counted in Counted}
        book.add(self._enter(breach, kind, rules, day))
        for order in kind.orders:
            self._owe(breach, kind.code, order, 0, (breach.id,))
        for tier in _crossed(rules.tiers[kind.track], book, before, breach.right):
            self._reach(breach, tier, book)

    def close(self, at: datetime) -> Account:
        """The account as of `at`."""
        for book in self.tracks.values():
            book.advance(at)
        entries = tuple(_told(held, track, standing, first) for held, track, standing, first in self.entries)
        return Account(self.identity, self.rules.code.identity, at, entries, tuple(self.owed))

    def _book(self, track: str) -> TrackBook:
        if track not in self.tracks:
            code = self.rules.code
            self.tracks[track] = TrackBook(code.zone, tuple(row for row in code.carrying if row.track == track))
        return self.tracks[track]

    def _enter(self, breach: Breach, kind: BreachKind, rules: DayRules, day: date) -> Held:
        group = self.groups.join(breach, kind, rules.merging[kind.track], day)
        points = self._within_caps(kind, max(0, kind.points - (group.points if group else 0)), rules, day)
        is_new_strike = kind.is_strike and not (group and group.is_strike)
        is_strike = is_new_strike and self._is_gathered(rules.gathering.get(kind.track), breach, day)
        ends = end_of(rules.tracks[kind.track], day, self.rules.code.zone)
        held = Held(breach.id, kind.key, breach.at, day.year, points, is_strike, breach.right, ends)
        standing = _standing(held, kind, is_merged=group is not None, waits=is_new_strike and not is_strike)
        self.entries.append((held, kind.track, standing, group.first if group else ""))
        return held

    def _is_gathered(self, rule: Gathering | None, breach: Breach, day: date) -> bool:
        """Whether a strike is one now: without a rule each is, else those that wait must be enough with it."""
        if rule is None:
            return True
        waiting = self.gathered.setdefault(rule.track, [])
        waiting.append((day, breach.listing))
        days, listings = {day for day, _ in waiting}, {listing for _, listing in waiting}
        if len(days) < rule.days or len(listings) < rule.listings:
            return False
        waiting.clear()
        return True

    def _within_caps(self, kind: BreachKind, points: int, rules: DayRules, day: date) -> int:
        caps = rules.caps[kind.key]
        for cap in caps:
            points = min(points, cap.points - self.capped.get((cap.code, day), 0))
        for cap in caps:
            self.capped[cap.code, day] = self.capped.get((cap.code, day), 0) + points
        return points

    def _reach(self, breach: Breach, tier: Tier, book: TrackBook) -> None:
        right = breach.right if tier.counted is Counted.STRIKES_ONE_RIGHT else None
        because = tuple(held.breach for held in book.live() if _counts(held, tier.counted, right))
        reached = book.value(tier.counted, breach.right)
        needs_warning = tier.after_warning and tier.track not in self.warned
        for order in (Order(Action.WARN),) if needs_warning else tier.orders:
            self._owe(breach, tier.code, order, reached, because)
            if order.action is Action.WARN:
                self.warned.add(tier.track)

    def _owe(self, breach: Breach, row: str, order: Order, reached: int, because: tuple[str, ...]) -> None:
        until = breach.at + timedelta(days=order.days) if order.days else None
        self.owed.append(Owed(self.identity, breach.id, row, order.action, breach.at, until, reached, because))


def _crossed(tiers: list[Tier], book: TrackBook, before: dict[Counted, int], right: str) -> list[Tier]:
    """The tiers that a breach reached: of several that count alike only the highest."""
    highest: dict[Counted, Tier] = {}
    for tier in tiers:
        if tier.counted is Counted.STRIKES_ONE_RIGHT and not right:
            continue
        is_reached = before[tier.counted] < tier.at <= book.value(tier.counted, right)
        if is_reached and (tier.counted not in highest or tier.at > highest[tier.counted].at):
            highest[tier.counted] = tier
    return [highest[counted] for counted in Counted if counted in highest]


def _standing(held: Held, kind: BreachKind, *, is_merged: bool, waits: bool) -> Standing:
    if held.points or held.is_strike:
        return Standing.COUNTED
    if is_merged:
        return Standing.MERGED
    if waits:
        return Standing.GATHERING
    return Standing.CAPPED if kind.points else Standing.COUNTED


def _counts(held: Held, counted: Counted, right: str | None) -> bool:
    if counted is Counted.POINTS:
        return held.points > 0
    return held.is_strike and (right is None or held.right == right)


def _told(held: Held, track: str, standing: Standing, first: str) -> Entry:
    return Entry(
        held.breach, held.kind, track, held.at, held.points, held.is_strike, held.right, standing, first, held.ended_at
    )
