"""What our table calls public, Python's own tables call public too; every class is reached and named in both languages."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.delivery.spellings import FORBIDDEN, PUBLIC
from tests.desk.delivery.watching import is_public
from touchstone.desk.delivery.addresses import CLASSES, classify

PREFIXES = [0x0, 0x64FF9B << 96, 0x100 << 112, 0x20010000 << 96, 0x20020000 << 96, 0xFE80 << 112, 0xFF02 << 112]
near = st.builds(lambda prefix, rest: prefix | rest, st.sampled_from(PREFIXES), st.integers(0, 2**96 - 1))
addresses = st.one_of(
    st.integers(0, 2**32 - 1).map(IPv4Address), st.integers(0, 2**128 - 1).map(IPv6Address), near.map(IPv6Address)
)


@given(addresses)
def test_what_is_called_is_public_by_the_oracle(address: IPv4Address | IPv6Address) -> None:
    assert classify(address) is not None or is_public(str(address))


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_must_not_be_called_has_a_class(text: str) -> None:
    assert classify(ip_address(text)) is not None


@pytest.mark.parametrize("text", PUBLIC)
def test_what_may_be_called_has_none(text: str) -> None:
    assert classify(ip_address(text)) is None


def test_every_class_is_reached_by_the_tables_of_these_tests() -> None:
    assert {kind.key for text in FORBIDDEN if (kind := classify(ip_address(text)))} == set(CLASSES)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("169.254.169.254", "metadata"),
        ("169.254.0.1", "link_local"),
        ("192.0.0.192", "metadata"),
        ("10.0.0.1", "private"),
    ],
)
def test_the_narrowest_row_names_the_class(text: str, key: str) -> None:
    kind = classify(ip_address(text))
    assert kind is not None
    assert kind.key == key
