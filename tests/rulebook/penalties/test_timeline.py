"""Points day by day are those of the account at the end of each day."""

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.penalties.codes import account, breaches, code, on
from tests.rulebook.penalties.histories import BEGIN, codes, histories
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.simulation import Period
from touchstone.rulebook.penalties.timeline import points_by_day

INSTANT = timedelta(microseconds=1)


@given(codes(), histories(), st.integers(0, 500), st.integers(0, 40))
def test_each_day_ends_with_the_points_of_the_account(
    code: PenaltyCode, history: list[Breach], first: int, place: int
) -> None:
    since = BEGIN + timedelta(days=first)
    period = Period(since, since + timedelta(days=40))
    days, points = points_by_day(account_of(code, "x", history, period.until - INSTANT), period, code.zone)
    end = datetime.combine(days[place] + timedelta(days=1), time(), code.zone) - INSTANT
    then = account_of(code, "x", history, min(end, period.until - INSTANT))
    assert {track: values[place] for track, values in points.items() if values[place]} == {
        track: total for track in {entry.track for entry in then.entries} if (total := then.points(track))
    }


def test_points_of_a_rolling_track_leave_after_their_last_day() -> None:
    made = breaches("misleading", "2025-01-10")
    period = Period(on("2025-12-31", 0), on("2026-01-31", 0))
    days, points = points_by_day(account("model", made, "2026-01-30"), period, code("model").zone)
    last = days.index(on("2026-01-09").date())
    assert points["general"][last - 1 : last + 2] == [2, 2, 0]


def test_nothing_is_drawn_of_a_track_without_points() -> None:
    period = Period(on("2025-01-01", 0), on("2025-02-01", 0))
    found = account("model", breaches("dangerous", "2025-01-10"), "2025-01-31")
    assert points_by_day(found, period, code("model").zone)[1] == {}
