"""Check digits: the right one passes, each other does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.exchange.dsa.number_checks import is_bank_card, is_iban, is_identity_number, is_old_identity_number


@pytest.mark.parametrize("number", ["11010519491231002X", "11010519491231002x", "53010219200508011X"])
def test_the_examples_of_the_identity_standard_pass(number: str) -> None:
    assert is_identity_number(number)


@given(st.integers(0, 10))
def test_of_eleven_last_signs_one_is_right(last: int) -> None:
    assert is_identity_number("11010519491231002" + "0123456789X"[last]) == (last == 10)


@pytest.mark.parametrize("number", ["99010519491231002X", "11010519490231002X", "11010521491231002X"])
def test_a_wrong_province_or_day_does_not_pass(number: str) -> None:
    assert not is_identity_number(number)


def test_old_numbers_need_a_province_and_a_day() -> None:
    assert is_old_identity_number("110105491231002")
    assert not is_old_identity_number("110105491331002")
    assert not is_old_identity_number("990105491231002")


@given(st.text("0123456789", min_size=14, max_size=18))
def test_of_ten_last_digits_of_a_card_one_is_right(digits: str) -> None:
    assert sum(is_bank_card(digits + last) for last in "0123456789") == 1


def test_a_card_is_read_through_its_gaps_and_has_its_length() -> None:
    assert is_bank_card("4111 1111-1111 1111")
    assert not is_bank_card("411111111111")


@pytest.mark.parametrize("number", ["DE89370400440532013000", "GB82 WEST 1234 5698 7654 32"])
def test_the_examples_of_bank_accounts_pass_and_one_digit_off_does_not(number: str) -> None:
    assert is_iban(number)
    assert not is_iban(number[:-1] + str((int(number[-1]) + 1) % 10))
