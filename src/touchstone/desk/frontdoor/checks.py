"""System checks: a configuration that would harm is refused before the desk starts, with what cures it."""

import ipaddress
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error


def is_loopback(address: str) -> bool:
    """Whether an address of the desk reaches this machine only."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_demonstration(**_: Any) -> list[CheckMessage]:
    """Printed passwords and simulated sellers belong on one's own machine."""
    if not settings.DEMONSTRATION or is_loopback(settings.ADDRESS):
        return []
    return [
        Error(
            "A demonstration is configured for an address that others reach.",
            hint="Unset TOUCHSTONE_DEMONSTRATION, or set TOUCHSTONE_URL to a loopback address.",
            id="touchstone.E001",
        )
    ]


def check_second_factor(**_: Any) -> list[CheckMessage]:
    """Only a demonstration may do without."""
    if settings.SECOND_FACTOR_REQUIRED or settings.DEMONSTRATION:
        return []
    return [
        Error(
            "The second factor is switched off.",
            hint="Unset TOUCHSTONE_SECOND_FACTOR; only a demonstration may do without.",
            id="touchstone.E002",
        )
    ]


def check_tls(**_: Any) -> list[CheckMessage]:
    """People elsewhere sign in over TLS."""
    if settings.IS_SECURE or is_loopback(settings.ADDRESS):
        return []
    return [
        Error(
            "People would sign in without TLS.",
            hint="Put a TLS proxy in front and set TOUCHSTONE_URL to its https:// address (see docs/operations.md).",
            id="touchstone.E003",
        )
    ]


def check_proxies(**_: Any) -> list[CheckMessage]:
    """Behind TLS the desk must know its proxy, or it takes every visitor for the same one."""
    if not settings.IS_SECURE or settings.PROXIES:
        return []
    return [
        checks.Warning(
            "No proxy is named, so every visitor seems to come from one address.",
            hint="Set TOUCHSTONE_PROXIES to the address of the TLS proxy.",
            id="touchstone.W001",
        )
    ]


CHECKS: tuple[Callable[..., list[CheckMessage]], ...] = (
    check_demonstration,
    check_second_factor,
    check_tls,
    check_proxies,
)
