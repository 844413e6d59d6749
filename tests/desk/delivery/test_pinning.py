"""Against real servers: no redirect, no cookie, no proxy; limits hold; TLS proves the name that was asked for."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import httpcore
import pytest

from tests.desk.delivery.certificates import make_authority, make_certificate
from tests.desk.delivery.servers import LOOPBACK, Server, answering, server_tls, serving
from tests.desk.delivery.watching import watched
from touchstone.desk.delivery.egress import Answer, Way, call
from touchstone.desk.delivery.errors import EgressError, EgressFailedError
from touchstone.desk.delivery.policy import EgressPolicy

pytestmark = pytest.mark.enable_socket
OPEN = EgressPolicy(has_loopback=True, total_seconds=20, header_bytes=4_096, body_bytes=1_000)
NAME = "hooks.example.com"
PUBLIC = "93.184.215.14"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def send(url: str, policy: EgressPolicy = OPEN) -> Answer:
    """One call."""
    return call(Way(policy), url, headers={"webhook-id": "msg_1"}, body=b"{}")


def failure(server: Server, policy: EgressPolicy = OPEN) -> EgressError:
    """The failure that a call to the server meets."""
    with pytest.raises(EgressFailedError) as caught:
        send(server.url, policy)
    return caught.value


def test_the_request_is_what_was_given_and_no_more() -> None:
    with serving(OK) as server:
        assert send(server.url) == Answer(200, {"content-length": "2"}, b"ok")
    head, body = server.heard[0].split(b"\r\n\r\n")
    names = [line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:]]
    assert head.startswith(b"POST /hook HTTP/1.1\r\n")
    assert (sorted(names), body) == ([b"connection", b"content-length", b"host", b"user-agent", b"webhook-id"], b"{}")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with serving(OK) as other:
        answer = f"HTTP/1.1 {status} Moved\r\nLocation: {other.url}\r\nContent-Length: 0\r\n\r\n"
        with serving(answer.encode()) as server, watched() as connects:
            assert send(server.url).status == status
    assert (connects[:1], other.heard) == ([LOOPBACK], [])


def test_no_cookie_is_kept() -> None:
    with serving(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n") as server:
        send(server.url)
        send(server.url)
    assert b"cookie" not in server.heard[1].lower()


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(OK) as proxy, serving(OK) as server:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert send(server.url).status == 200
    assert (len(server.heard), proxy.heard) == (1, [])


def test_a_long_body_is_cut_and_the_status_counts() -> None:
    with serving(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100_000) as server:
        answer = send(server.url)
    assert (answer.status, len(answer.body), answer.is_cut) == (200, 1_000, True)


def test_endless_headers_are_not_read() -> None:
    with serving(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 10_000) as server:
        assert failure(server).reason == "headers_too_large"


def test_endless_interim_answers_are_not_read() -> None:
    with serving(b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000) as server:
        assert failure(server).reason == "headers_too_large"


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_an_answer_that_drips_ends_at_the_deadline(start: bytes) -> None:
    patient = replace(OPEN, total_seconds=0.2, body_bytes=10**9, header_bytes=10**9)
    heard_enough = Event()

    def drip() -> Iterator[bytes]:
        # A pause between the bytes: a hundred thousand of them without an end of line are a broken answer.
        yield start
        while not heard_enough.wait(0.01):
            yield b"x"

    with answering(lambda request: drip()) as server:
        assert failure(server, patient).reason == "too_slow"
        heard_enough.set()


def test_a_silent_server_ends_at_the_deadline() -> None:
    heard_enough = Event()
    with answering(lambda request: [b""] * heard_enough.wait(20)) as server:
        assert failure(server, replace(OPEN, total_seconds=0.1)).reason == "too_slow"
        heard_enough.set()


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200", b"\x16\x03\x01", b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"]
)
def test_what_is_no_http_is_a_failure(answer: bytes) -> None:
    with serving(answer) as server:
        assert failure(server).reason == "broken_answer"


def test_a_closed_port_is_a_failure() -> None:
    with serving(OK) as server:
        pass
    assert failure(server).reason == "not_connected"


class Detour(httpcore.NetworkBackend):
    """Notes the address that was to be connected to, and connects to the test's server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.wanted: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *values: Any, **named: Any) -> httpcore.NetworkStream:
        self.wanted.append((host, port))
        return httpcore.SyncBackend().connect_tcp(LOOPBACK, self.port, *values, **named)


def over_tls(server: Server, trusted: Path | None, name: str = NAME) -> tuple[Answer, Detour]:
    """A call to a public name over TLS, which ends at the test's server."""
    detour = Detour(server.port)
    way = Way(EgressPolicy(trusted_certificates=trusted), lambda host, seconds: [PUBLIC], detour)
    return call(way, f"https://{name}/hook", headers={}, body=b"{}"), detour


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    certificate, key = make_authority(tmp_path)
    make_certificate(tmp_path, NAME, key)
    return certificate


def test_the_checked_address_is_connected_and_the_name_is_proved(authority: Path, tmp_path: Path) -> None:
    tls = server_tls(tmp_path / f"{NAME}.pem")
    asked: list[str | None] = []
    tls.sni_callback = lambda socket, name, context: asked.append(name)
    with serving(OK, tls=tls) as server:
        answer, detour = over_tls(server, authority)
    assert (answer.status, detour.wanted, asked) == (200, [(PUBLIC, 443)], [NAME])
    assert f"\r\nHost: {NAME}\r\n".encode() in server.heard[0]


def test_a_certificate_for_another_name_is_not_trusted(authority: Path, tmp_path: Path) -> None:
    with serving(OK, tls=server_tls(tmp_path / f"{NAME}.pem")) as server, pytest.raises(EgressFailedError) as caught:
        over_tls(server, authority, "other.example.com")
    assert (caught.value.reason, server.heard) == ("not_trusted", [])


def test_a_certificate_of_an_unknown_authority_is_not_trusted(authority: Path, tmp_path: Path) -> None:
    with serving(OK, tls=server_tls(tmp_path / f"{NAME}.pem")) as server, pytest.raises(EgressFailedError) as caught:
        over_tls(server, None)
    assert (caught.value.reason, server.heard) == ("not_trusted", [])


def test_old_versions_of_tls_are_not_spoken(authority: Path, tmp_path: Path) -> None:
    tls = server_tls(tmp_path / f"{NAME}.pem")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        tls.maximum_version = ssl.TLSVersion.TLSv1_1
    with serving(OK, tls=tls) as server, pytest.raises(EgressFailedError) as caught:
        over_tls(server, authority)
    assert caught.value.reason == "not_trusted"


def test_plain_http_never_leaves_the_machine() -> None:
    with watched() as connects, pytest.raises(EgressError) as caught:
        call(Way(OPEN, lambda host, seconds: [PUBLIC]), f"http://{NAME}/", headers={})
    assert (caught.value.reason, connects) == ("bad_scheme", [])


def test_a_name_never_leads_to_loopback_even_where_that_is_open() -> None:
    with watched() as connects, pytest.raises(EgressError) as caught:
        call(Way(OPEN, lambda host, seconds: [LOOPBACK]), f"https://{NAME}/", headers={})
    assert (caught.value.reason, connects) == ("loopback", [])
