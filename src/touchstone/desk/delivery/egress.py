"""The only way out over HTTP: a checked address, a pinned connection, no redirect, no cookie, no proxy, one deadline.

httpcore is used without httpx, since it has none of the conveniences that would have to be switched off here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpcore

from touchstone import __version__
from touchstone.desk.delivery.destinations import Destination, read_destination
from touchstone.desk.delivery.lookups import LookUp, find_addresses, look_up
from touchstone.desk.delivery.pinning import Deadline, PinnedBackend
from touchstone.desk.delivery.policy import EgressPolicy, make_tls
from touchstone.desk.delivery.refusals import fail

USER_AGENT = f"touchstone/{__version__}"


@dataclass(frozen=True)
class Answer:
    """What a server answered: any status, a redirect too. `headers` have lower-case names, the last one wins.

    `is_cut` says that the body went on after the bytes that are kept.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    is_cut: bool = False


@dataclass(frozen=True)
class Way:
    """How a call leaves: the policy, who is asked for addresses, and what opens connections."""

    policy: EgressPolicy
    look_up: LookUp = look_up
    network: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)


def call(way: Way, url: str, *, method: str = "POST", headers: Mapping[str, str], body: bytes = b"") -> Answer:
    """Make one call and return whatever answer comes; a redirect is an answer and is never followed.

    Raises:
        EgressRefusedError: the place is never called; nothing was sent.
        EgressFailedError: there was no answer; what was sent may have arrived.
    """
    destination = read_destination(url, way.policy)
    deadline = Deadline(way.policy.total_seconds, destination.authority)
    addresses = find_addresses(destination, way.look_up, deadline.left(way.policy.lookup_seconds))
    backend = PinnedBackend(addresses, way.policy, deadline, way.network)
    request = _make_request(destination, method, headers, body)
    try:
        return _exchange(request, backend)
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise fail("broken_answer", destination.authority) from None


def _make_request(to: Destination, method: str, headers: Mapping[str, str], body: bytes) -> httpcore.Request:
    own = {"Host": to.authority, "User-Agent": USER_AGENT, "Content-Length": str(len(body)), "Connection": "close"}
    url = httpcore.URL(scheme=to.scheme, host=to.host, port=to.port, target=to.target)
    return httpcore.Request(method, url, headers=list({**headers, **own}.items()), content=body)


def _exchange(request: httpcore.Request, backend: PinnedBackend) -> Answer:
    tls = make_tls(backend.policy.trusted_certificates)
    with httpcore.ConnectionPool(tls, network_backend=backend, retries=0) as pool:
        response = pool.handle_request(request)
        if backend.stream:
            backend.stream.allowance = None
        try:
            body, is_cut = _read_body(response, backend.policy.body_bytes)
        finally:
            response.close()
    names = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    return Answer(response.status, names, body, is_cut)


def _read_body(response: httpcore.Response, most: int) -> tuple[bytes, bool]:
    kept = bytearray()
    for part in response.iter_stream():
        kept += part
        if len(kept) > most:
            return bytes(kept[:most]), True
    return bytes(kept), False
