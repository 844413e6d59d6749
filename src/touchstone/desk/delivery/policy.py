"""What the operator allows of calls to other machines: ports, times, sizes, trusted certificates."""

import ssl
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HTTPS_PORT = 443
FIRST_UNPRIVILEGED_PORT = 1024


@dataclass(frozen=True)
class EgressPolicy:
    """Limits of one call. Seconds are of the clock on the wall, bytes are of the answer as received.

    `has_loopback` opens plain http to an address of this machine written as a number; only the demonstration and
    tests set it.
    """

    ports: frozenset[int] = frozenset({HTTPS_PORT})
    has_high_ports: bool = True
    has_loopback: bool = False
    total_seconds: float = 20.0
    lookup_seconds: float = 5.0
    connect_seconds: float = 5.0
    header_bytes: int = 32_768
    body_bytes: int = 65_536
    trusted_certificates: Path | None = None

    def opens_port(self, port: int) -> bool:
        """Whether the port may be called."""
        return port in self.ports or (self.has_high_ports and port >= FIRST_UNPRIVILEGED_PORT)


@cache
def make_tls(trusted_certificates: Path | None) -> ssl.SSLContext:
    """TLS 1.2 or later, names and certificates always checked; the operator may name his own authority.

    Kept, since reading the system's certificates takes longer than a call.
    """
    context = ssl.create_default_context(cafile=trusted_certificates)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


STRICT = EgressPolicy()
