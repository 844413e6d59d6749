"""The check digit of a barcode, against another implementation."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from touchstone.exchange.dsa.barcode import check_digit, is_ean13


@given(st.text("0123456789", min_size=12, max_size=12))
def test_the_check_digit_is_that_of_the_reference_library(digits: str) -> None:
    assert ean.is_valid(digits + check_digit(digits))


def test_thirteen_digits_of_our_script_make_a_barcode() -> None:
    assert is_ean13("4006381333931")
    assert not is_ean13("400638133393")
    assert not is_ean13("４006381333931")
    assert not is_ean13("4006381333931\n")
