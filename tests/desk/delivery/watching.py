"""A hook beneath every socket: records where the process connects and lets nothing out but loopback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

_watches: list[list[str]] = []


def is_public(text: str) -> bool:
    """The oracle: public by Python's own tables, and so is every IPv4 address inside (NAT64 is only that); knows nothing of ours."""
    address = ip_address(text)
    if text.startswith("64:ff9b::"):
        return is_public(str(IPv4Address(address.packed[12:])))
    inside = inner(address) if isinstance(address, IPv6Address) else []
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
    return address.is_global and not odd and all(is_public(str(part)) for part in inside)


def inner(address: IPv6Address) -> list[IPv4Address]:
    """IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    return [part for part in found if part]


def _hook(event: str, values: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _watches and isinstance(values[1], tuple):
        host = values[1][0]
        for watch in _watches:
            watch.append(host)
        if not ip_address(host).is_loopback:
            raise ConnectionRefusedError(f"the tests let nothing out: {host}")


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """All hosts that are connected to meanwhile."""
    connects: list[str] = []
    _watches.append(connects)
    try:
        yield connects
    finally:
        _watches.remove(connects)
