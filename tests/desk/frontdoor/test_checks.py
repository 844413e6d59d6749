"""A configuration that would harm is refused before the desk starts."""

import pytest
from django.conf import LazySettings

from touchstone.desk.frontdoor.checks import (
    check_demonstration,
    check_proxies,
    check_second_factor,
    check_tls,
    is_loopback,
)


@pytest.mark.parametrize("address", ["http://localhost:8000", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:1"])
def test_loopback_addresses_are_known(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize("address", ["https://desk.example.org", "http://10.0.0.1", "http://0.0.0.0", "http://[::]"])
def test_addresses_that_others_reach_are_known(address: str) -> None:
    assert not is_loopback(address)


def test_a_demonstration_stays_on_this_machine(settings: LazySettings) -> None:
    settings.DEMONSTRATION, settings.ADDRESS = True, "https://desk.example.org"
    assert [found.id for found in check_demonstration()] == ["touchstone.E001"]
    settings.ADDRESS = "http://127.0.0.1:8000"
    assert check_demonstration() == []


def test_only_a_demonstration_does_without_a_second_factor(settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED, settings.DEMONSTRATION = False, False
    assert [found.id for found in check_second_factor()] == ["touchstone.E002"]
    settings.DEMONSTRATION = True
    assert check_second_factor() == []


def test_people_elsewhere_need_tls(settings: LazySettings) -> None:
    settings.ADDRESS, settings.IS_SECURE = "http://desk.example.org", False
    assert [found.id for found in check_tls()] == ["touchstone.E003"]
    settings.ADDRESS, settings.IS_SECURE = "https://desk.example.org", True
    assert check_tls() == []


def test_a_desk_behind_tls_should_know_its_proxy(settings: LazySettings) -> None:
    settings.IS_SECURE, settings.PROXIES = True, []
    assert [found.id for found in check_proxies()] == ["touchstone.W001"]
    settings.PROXIES = ["127.0.0.1"]
    assert check_proxies() == []
