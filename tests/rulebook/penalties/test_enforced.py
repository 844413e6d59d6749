"""Enforced = owed finds exactly what was left out, added, late or of another term."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.penalties.codes import breaches, code, on
from tests.rulebook.penalties.histories import BEGIN, codes, histories
from touchstone.rulebook.penalties.account import Owed
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.enforced import Applied, compare
from touchstone.rulebook.penalties.keeping import account_of

GRACE = timedelta(days=1)
END = on("2025-12-01")


def apply(owed: Owed, *, late: timedelta = timedelta(), longer: timedelta = timedelta()) -> Applied:
    """The measure as somebody took it."""
    until = owed.until and owed.until + late + longer
    return Applied(
        f"m-{'-'.join(owed.key)}", owed.identity, owed.breach, owed.row, owed.action, owed.from_at + late, until
    )


@pytest.fixture
def owed() -> tuple[Owed, ...]:
    """Removals, a warning, restrictions with terms, a closure."""
    made = breaches("counterfeit_grave", "2025-01-01", "2025-03-01") + breaches("unauthorised", "2025-02-01")
    return account_of(code("model"), "seller", made, END).owed


def test_what_is_applied_as_owed_is_even(owed: tuple[Owed, ...]) -> None:
    found = compare(owed, map(apply, owed), at=END, grace=GRACE)
    assert found.is_even
    assert len(found.kept) == len(owed)


def test_each_measure_left_out_is_missing(owed: tuple[Owed, ...]) -> None:
    for left in owed:
        found = compare(owed, [apply(one) for one in owed if one is not left], at=END, grace=GRACE)
        assert (found.missing, found.not_owed, found.late, found.wrong_term) == ((left,), (), (), ())


def test_each_measure_too_many_is_not_owed(owed: tuple[Owed, ...]) -> None:
    surplus = replace(apply(owed[0]), id="more", breach="other")
    found = compare(owed, [*map(apply, owed), surplus], at=END, grace=GRACE)
    assert (found.missing, found.not_owed) == ((), (surplus,))


def test_a_measure_that_begins_before_it_is_owed_has_a_wrong_term(owed: tuple[Owed, ...]) -> None:
    for hasty in owed:
        early = {one.key: apply(one, late=-GRACE if one is hasty else timedelta()) for one in owed}
        found = compare(owed, early.values(), at=END, grace=GRACE)
        assert ([each for each, _ in found.wrong_term], found.late) == ([hasty], ())


def test_a_measure_applied_twice_is_once_too_many(owed: tuple[Owed, ...]) -> None:
    twice = replace(apply(owed[0]), id="z-again")
    assert compare(owed, [*map(apply, owed), twice], at=END, grace=GRACE).not_owed == (twice,)


def test_the_grace_is_kept_to_the_moment(owed: tuple[Owed, ...]) -> None:
    in_time = [apply(one, late=GRACE) for one in owed]
    assert compare(owed, in_time, at=END, grace=GRACE).late == ()
    too_late = [apply(one, late=GRACE + timedelta(seconds=1)) for one in owed]
    assert len(compare(owed, too_late, at=END, grace=GRACE).late) == len(owed)


def test_a_longer_term_is_wrong_and_no_term_is_not_longer(owed: tuple[Owed, ...]) -> None:
    longer = [apply(one, longer=timedelta(days=1)) for one in owed]
    wrong = compare(owed, longer, at=END, grace=GRACE).wrong_term
    assert [debt for debt, _ in wrong] == [one for one in owed if one.until is not None]


def test_what_became_owed_just_now_is_not_missing_yet(owed: tuple[Owed, ...]) -> None:
    first = owed[0].from_at
    assert compare(owed[:1], (), at=first + GRACE - timedelta(seconds=1), grace=GRACE).is_even
    assert compare(owed[:1], (), at=first + GRACE, grace=GRACE).missing == owed[:1]


@given(codes(), histories(), st.data())
def test_in_any_history_exactly_what_was_planted_is_found(
    code: PenaltyCode, breaches: list[Breach], data: st.DataObject
) -> None:
    owed = account_of(code, "x", breaches, BEGIN + timedelta(days=2000)).owed
    kept = [data.draw(st.booleans()) for _ in owed]
    applied = [apply(one) for one, is_kept in zip(owed, kept, strict=True) if is_kept]
    planted = [Applied("p", "x", "none", "none", Action.WARN, BEGIN, None)] if data.draw(st.booleans()) else []
    found = compare(owed, [*applied, *planted], at=BEGIN + timedelta(days=2000), grace=GRACE)
    left_out = [one for one, is_kept in zip(owed, kept, strict=True) if not is_kept]
    # equal measures of one breach stand for each other: how many are missing is what counts
    assert sorted(one.key for one in found.missing) == sorted(one.key for one in left_out)
    assert found.not_owed == tuple(planted)
