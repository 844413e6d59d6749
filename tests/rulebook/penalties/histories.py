"""Random codes and random histories of breaches for them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

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
from touchstone.rulebook.provision import Status

BEGIN = datetime(2023, 11, 20, 12, tzinfo=UTC)
RIGHTS: tuple[dict[str, str], ...] = (
    {},
    {"right": "r1"},
    {"right": "r1", "holder": "h1"},
    {"right": "r2", "holder": "h1"},
    {"right": "r3", "holder": "h2"},
)
TRACKS, KINDS = ("one", "two"), ("a", "b", "c", "d")
TERMS = ((date(2023, 1, 1), None), (date(2023, 1, 1), date(2024, 2, 1)), (date(2024, 1, 1), None))
ORDERS = st.lists(st.builds(Order, st.sampled_from(Action), st.sampled_from((None, 7))), max_size=2).map(tuple)


def provision(code: str, term: tuple[date, date | None], *, confirmed: bool = True) -> dict[str, Any]:
    return {
        "code": code, "jurisdiction": "test", "law_en": "l", "law_zh": "法", "article": "1", "valid_from": term[0],
        "valid_to": term[1], "source": "s", "status": Status.TEXT if confirmed else Status.UNCONFIRMED, "text_en": "t",
        "text_zh": "文", "check": "c",
    }  # fmt: skip


def rows(sort: str, made: type, most: int = 2, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few rows of one sort, each with its own term, some of them not confirmed."""

    def build(drawn: list[tuple[Any, bool, dict[str, Any]]]) -> tuple[Any, ...]:
        return tuple(
            made(**provision(f"{sort}.{number}", term, confirmed=confirmed), **values)
            for number, (term, confirmed, values) in enumerate(drawn)
        )

    confirmed = st.sampled_from((True, True, True, False))
    return st.lists(st.tuples(st.sampled_from(TERMS), confirmed, st.fixed_dictionaries(fields)), max_size=most).map(
        build
    )


@st.composite
def codes(draw: st.DrawFn) -> PenaltyCode:
    track, kind = st.sampled_from(TRACKS), st.sampled_from(KINDS)
    tracks = tuple(
        Track(
            **provision(key, TERMS[0]), key=key, title_en=key, title_zh=key, reset=draw(st.sampled_from(Reset)),
            days=draw(st.sampled_from((1, 3, 30, 365))),
        )
        for key in TRACKS
    )  # fmt: skip
    kinds = tuple(
        BreachKind(
            **provision(key, TERMS[0]), key=key, title_en=key, title_zh=key, track=draw(track),
            points=draw(st.sampled_from((0, 2, 6, 12, 24))), is_strike=draw(st.booleans()), orders=draw(ORDERS),
        )
        for key in KINDS
    )  # fmt: skip
    titles = {"title_en": st.just("t"), "title_zh": st.just("档")}
    return PenaltyCode(
        **provision("code", TERMS[0]), key="k", title_en="k", title_zh="码", version="1",
        zone=ZoneInfo(draw(st.sampled_from(("Asia/Shanghai", "Europe/London")))), notice_days=7, appeal_days=15,
        tracks=tracks, kinds=kinds,
        merging=draw(rows("m", Merging, track=track, alike=st.sampled_from(Alike), days=st.sampled_from((1, 3, 30)))),
        gathering=draw(rows("g", Gathering, 1, track=track, days=st.integers(1, 3), listings=st.integers(1, 3))),
        caps=draw(rows("c", Cap, kinds=st.lists(kind, max_size=3).map(tuple), points=st.sampled_from((0, 6, 12)))),
        carrying=draw(rows("y", CarryOver, track=track, at_least=st.sampled_from((0, 6, 24)),
                           below=st.sampled_from((12, 48)), judged=st.sampled_from(Judged))),
        tiers=draw(rows("t", Tier, 6, track=track, counted=st.sampled_from(Counted), at=st.sampled_from((1, 2, 3, 6, 12, 24, 48)),
                        orders=ORDERS, after_warning=st.booleans(), **titles)),
    )  # fmt: skip


@st.composite
def histories(draw: st.DrawFn, most: int = 14) -> list[Breach]:
    """Breaches over about two years, many of them on the same day, at the end of a year, or at the same moment."""
    gaps = draw(
        st.lists(st.sampled_from((0, 0, 1, 5, 24, 24, 71, 24 * 20, 24 * 42, 24 * 365)), min_size=1, max_size=most)
    )
    at, breaches = BEGIN, []
    for number, hours in enumerate(gaps):
        at += timedelta(hours=hours)
        breaches.append(
            Breach(
                id=f"{number:03}", identity="x", kind=draw(st.sampled_from((*KINDS, "unknown"))), at=at,
                listing=draw(st.sampled_from(("", "l1", "l2", "l3"))), **draw(st.sampled_from(RIGHTS)),
            )
        )  # fmt: skip
    return breaches
