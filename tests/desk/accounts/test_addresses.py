"""The network address of whoever asks."""

import pytest
from django.test import RequestFactory, override_settings

from touchstone.desk.accounts.addresses import client_address


@pytest.mark.parametrize(
    ("near", "hops", "found"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "10.1.1.1", "192.0.2.7"),  # nobody told the desk to believe this one
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "203.0.113.9, 192.0.2.7", "192.0.2.7"),  # the first was written by the client
        ("10.0.0.1", "203.0.113.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", " , ", "10.0.0.1"),
    ],
)
def test_only_named_proxies_are_believed(near: str, hops: str, found: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=near, headers={"x-forwarded-for": hops})
    with override_settings(PROXIES=["10.0.0.1", "10.0.0.2"]):
        assert client_address(request) == found
