"""Random codes and breaches drawn without hypothesis, which would take most of the time of a campaign."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tests.rulebook.penalties.histories import BEGIN, KINDS, RIGHTS, TERMS, TRACKS, provision
from touchstone.rulebook.penalties.action import Action, Order
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import (
    Alike,
    BreachKind,
    Cap,
    CarryOver,
    Counted,
    Gathering,
    Judged,
    Merging,
    Reset,
    Tier,
    Track,
)

GAPS = (0, 0, 1, 5, 24, 24, 71, 24 * 20, 24 * 42, 24 * 365)
APPEALS = (0, 1, 24, 24 * 14, 24 * 200)
Draw = Callable[[Random], dict[str, Any]]


def random_appeals(random: Random) -> list[tuple[int, int]]:
    """Which breach is reversed, and how many hours after it was established."""
    return [(random.randrange(14), random.choice(APPEALS)) for _ in range(random.randrange(6))]


def random_code(random: Random) -> PenaltyCode:
    """As `codes` of the tests draws it."""
    titles = {"title_en": "t", "title_zh": "档"}
    return PenaltyCode(
        **provision("code", TERMS[0]), key="k", title_en="k", title_zh="码", version="1",
        zone=ZoneInfo(random.choice(("Asia/Shanghai", "Europe/London"))), notice_days=7, appeal_days=15,
        tracks=tuple(_track(random, key) for key in TRACKS),
        kinds=tuple(_kind(random, key) for key in KINDS),
        merging=_rows(random, "m", Merging, 2, lambda r: {
            "track": r.choice(TRACKS), "alike": r.choice(list(Alike)), "days": r.choice((1, 3, 30))}),
        gathering=_rows(random, "g", Gathering, 1, lambda r: {
            "track": r.choice(TRACKS), "days": r.randint(1, 3), "listings": r.randint(1, 3)}),
        caps=_rows(random, "c", Cap, 2, lambda r: {
            "kinds": tuple(r.choice(KINDS) for _ in range(r.randrange(4))), "points": r.choice((0, 6, 12))}),
        carrying=_rows(random, "y", CarryOver, 2, lambda r: {
            "track": r.choice(TRACKS), "at_least": r.choice((0, 6, 24)), "below": r.choice((12, 48)),
            "judged": r.choice(list(Judged))}),
        tiers=_rows(random, "t", Tier, 6, lambda r: {
            **titles, "track": r.choice(TRACKS), "counted": r.choice(list(Counted)),
            "at": r.choice((1, 2, 3, 6, 12, 24, 48)), "orders": _orders(r), "after_warning": r.random() < 0.5}),
    )  # fmt: skip


def random_breaches(random: Random, most: int = 14) -> list[Breach]:
    """As `histories` of the tests draws them."""
    at, breaches = BEGIN, []
    for number in range(random.randint(1, most)):
        at += timedelta(hours=random.choice(GAPS))
        breaches.append(
            Breach(
                id=f"{number:03}", identity="x", kind=random.choice((*KINDS, "unknown")), at=at,
                listing=random.choice(("", "l1", "l2", "l3")), **random.choice(RIGHTS),
            )
        )  # fmt: skip
    return breaches


def _track(random: Random, key: str) -> Track:
    days = random.choice((1, 3, 30, 365))
    reset = random.choice(list(Reset))
    return Track(**provision(key, TERMS[0]), key=key, title_en=key, title_zh=key, reset=reset, days=days)


def _kind(random: Random, key: str) -> BreachKind:
    return BreachKind(
        **provision(key, TERMS[0]), key=key, title_en=key, title_zh=key, track=random.choice(TRACKS),
        points=random.choice((0, 2, 6, 12, 24)), is_strike=random.random() < 0.5, orders=_orders(random),
    )  # fmt: skip


def _orders(random: Random) -> tuple[Order, ...]:
    return tuple(Order(random.choice(list(Action)), random.choice((None, 7))) for _ in range(random.randrange(3)))


def _rows(random: Random, sort: str, made: type, most: int, draw: Draw) -> tuple[Any, ...]:
    """A few rows of one sort, each with its own term, some of them not confirmed."""
    return tuple(
        made(**provision(f"{sort}.{n}", random.choice(TERMS), confirmed=random.random() < 0.75), **draw(random))
        for n in range(random.randint(0, most))
    )
