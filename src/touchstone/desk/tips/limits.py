"""How many tips one network may send, and how many mails one address gets: anyone may write, nobody may flood."""

import hashlib
import ipaddress
from datetime import datetime

from touchstone.desk.accounts.buckets import Rate, take
from touchstone.desk.accounts.errors import TooManyRequestsError

PER_NETWORK = Rate(burst=10, per_second=20 / 3600)
PER_SITE = Rate(burst=50, per_second=100 / 3600)
"""Of an IPv6 address its /48, of which a provider gives one customer many lines."""
PER_ADDRESS = Rate(burst=5, per_second=5 / 86400)
LARGEST_FILES = 3
LARGEST_BYTES = 10_000_000
KINDS = frozenset({"jpeg", "png", "webp", "heif", "gif", "pdf", "text"})
"""What may be attached."""


def count_tip(*, network: str, now: datetime) -> None:
    """Count one tip of this network; TooManyRequestsError where there were too many. Kept only as a digest."""
    take(f"tips:{_digest(network_of(network))}", now=now, rate=PER_NETWORK)
    site = network_of(network, 48)
    if site != network_of(network):
        take(f"tips:{_digest(site)}", now=now, rate=PER_SITE)


def may_mail(*, email: str, now: datetime) -> bool:
    """Count one mail to this address; False where it had enough, so that no form fills the inbox of somebody else."""
    try:
        take(f"tipmail:{_digest(_inbox_of(email))}", now=now, rate=PER_ADDRESS)
    except TooManyRequestsError:
        return False
    return True


def network_of(address: str, bits: int = 64) -> str:
    """One house, one bucket: of an IPv6 address its /64, of which a single line has them all; a port counts for nothing."""
    try:
        found = ipaddress.ip_address(_without_port(address))
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(found), bits), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)


def _without_port(address: str) -> str:
    """Some proxies write the port beside the address: 192.0.2.1:443, [2001:db8::1]:443."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address.partition("%")[0]


def _inbox_of(email: str) -> str:
    """Whose inbox it is: what stands behind a plus sign before the at sign leads to the same one."""
    name, _, domain = email.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
