"""The account that is kept agrees with the plain reference, and forgets what was reversed."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.penalties.histories import BEGIN, codes, histories
from tests.rulebook.penalties.plain import plain_account
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.rows import Counted

LATER = st.integers(0, 3 * 365 * 24).map(lambda hours: BEGIN + timedelta(hours=hours))


@given(codes(), histories(), LATER)
def test_the_account_that_is_kept_is_the_one_computed_anew(code: PenaltyCode, breaches: list[Breach], at) -> None:
    assert account_of(code, "x", breaches, at) == plain_account(code, "x", breaches, at)


@given(codes(), histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_breaches_are_given_does_not_matter(
    code: PenaltyCode, breaches: list[Breach], random
) -> None:
    at = BEGIN + timedelta(days=2000)
    mixed = list(breaches)
    random.shuffle(mixed)
    assert account_of(code, "x", mixed, at) == account_of(code, "x", breaches, at)


@given(codes(), histories(), LATER)
def test_the_past_does_not_change_with_what_comes_after(code: PenaltyCode, breaches: list[Breach], at) -> None:
    whole, past = account_of(code, "x", breaches, at), [one for one in breaches if one.at <= at]
    assert whole == account_of(code, "x", past, at)
    later = account_of(code, "x", breaches, at + timedelta(days=1))
    assert later.owed[: len(whole.owed)] == whole.owed


@given(codes(), histories(), LATER)
def test_every_measure_names_breaches_that_are_there_and_count(code: PenaltyCode, breaches: list[Breach], at) -> None:
    account, known = account_of(code, "x", breaches, at), {one.id for one in breaches}
    for owed in account.owed:
        assert owed.because
        assert set(owed.because) <= known
        assert owed.breach in known
        assert owed.until is None or owed.until > owed.from_at


@given(codes(), histories())
def test_no_entry_brings_more_than_its_kind_has_and_none_less_than_nothing(
    code: PenaltyCode, breaches: list[Breach]
) -> None:
    most = {kind.key: kind.points for kind in code.kinds}
    for entry in account_of(code, "x", breaches, BEGIN + timedelta(days=2000)).entries:
        assert 0 <= entry.points <= most.get(entry.kind, 0)


@given(codes(), histories())
def test_what_is_not_confirmed_is_not_applied(code: PenaltyCode, breaches: list[Breach]) -> None:
    unconfirmed = {row.code for row in code.unconfirmed()}
    owed = account_of(code, "x", breaches, BEGIN + timedelta(days=2000)).owed
    assert unconfirmed.isdisjoint(one.row for one in owed)
    assert code.as_if_confirmed().unconfirmed() == ()


def test_every_sort_of_count_has_its_place_in_the_order_of_measures() -> None:
    assert list(Counted) == [Counted.POINTS, Counted.STRIKES, Counted.STRIKES_ONE_RIGHT]
