"""A simulation is the sum of its accounts, in its period."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.penalties.codes import CODES, breaches, code, on
from tests.rulebook.penalties.histories import BEGIN, codes, histories
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.simulation import Period, simulate

YEAR = Period(on("2025-01-01", 0), on("2026-01-01", 0))


def of(identity: str, made: list[Breach]) -> list[Breach]:
    """The same breaches of somebody else."""
    return [replace(one, identity=identity, id=f"{identity}-{one.id}") for one in made]


@given(codes(), histories(), histories(), st.integers(0, 700))
def test_each_outcome_is_that_of_the_account_alone(
    code: PenaltyCode, first: list[Breach], second: list[Breach], days: int
) -> None:
    since = BEGIN + timedelta(days=days)
    period, both = Period(since, since + timedelta(days=300)), {"a": of("a", first), "b": of("b", second)}
    found = {one.identity: one for one in simulate(code, [*both["b"], *both["a"]], period).outcomes}
    for identity, made in both.items():
        owed = account_of(code, identity, made, period.until - timedelta(microseconds=1)).owed
        measures = Counter(one.action for one in owed if period.holds(one.from_at))
        assert (identity in found) == any(period.holds(one.at) for one in made)
        assert identity not in found or found[identity].measures == measures


def test_breaches_before_the_period_count_towards_its_tiers() -> None:
    made = breaches("counterfeit", "2024-06-01") + breaches("counterfeit", "2024-07-01", "2025-02-01")
    (outcome,) = simulate(code("model"), made, YEAR).outcomes
    assert (outcome.breaches, outcome.points) == (1, 12)
    assert outcome.measures[Action.HIDE_SHOP] == 0  # 24 were carried: 36 is between two tiers


def test_days_of_measures_that_overlap_count_once_and_end_with_the_period() -> None:
    overlapping = breaches("counterfeit", "2025-05-01")  # shop hidden and no new listings, a week each
    (outcome,) = simulate(code("model"), overlapping, YEAR).outcomes
    assert outcome.days == 7
    (outcome,) = simulate(code("model"), breaches("counterfeit", "2025-12-30"), YEAR).outcomes
    assert outcome.days == 2


def test_a_simulation_with_unconfirmed_rows_says_so() -> None:
    made = breaches("fake_gravest", "2025-05-01")
    plain, taken = (simulate(CODES["taobao"], made, YEAR, with_unconfirmed=way) for way in (False, True))
    assert (plain.is_confirmed, plain.closed, taken.is_confirmed, taken.closed) == (True, 0, False, 1)
    assert simulate(CODES["model"], made, YEAR, with_unconfirmed=True).is_confirmed


def test_sums_are_those_of_everyone() -> None:
    made = [one for name in "abc" for one in of(name, breaches("counterfeit_grave", "2025-05-01", "2025-06-01"))]
    found = simulate(code("model"), made, YEAR)
    assert (len(found.outcomes), found.closed, found.measures[Action.REMOVE_LISTING]) == (3, 3, 6)
