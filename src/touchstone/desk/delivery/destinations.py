"""Where a message goes: an address read strictly, in the one spelling on which all programs agree."""

import re
import unicodedata
from dataclasses import dataclass

from touchstone.desk.delivery.addresses import LOOPBACK, Address, classify
from touchstone.desk.delivery.host_names import read_host
from touchstone.desk.delivery.policy import HTTPS_PORT, EgressPolicy
from touchstone.desk.delivery.refusals import refuse, refuse_address

LONGEST_URL = 2048
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PARTS = re.compile(r"(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]*)(:(?P<port>.*))?", re.DOTALL)
_PORT = re.compile(r"[1-9][0-9]{0,4}")
_ESCAPED = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]")
_DEFAULT_PORTS = {"https": HTTPS_PORT, "http": 80}
LARGEST_PORT = 65_535


@dataclass(frozen=True)
class Destination:
    """A checked address. `host` is ASCII without brackets; `address` is set where the host is a number."""

    scheme: str
    host: str
    port: int
    target: str
    address: Address | None = None

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, written the one usual way."""
        return f"{self.scheme}://{self.authority}{self.target}"


def read_destination(url: str, policy: EgressPolicy) -> Destination:
    """Read and check an address; names are not looked up here.

    Raises:
        EgressRefusedError: with the reason and what would cure it.
    """
    scheme, rest = _split_scheme(_check_characters(url))
    parts = _PARTS.fullmatch(rest)
    authority, target = (parts["authority"], parts["path"] + (parts["query"] or "")) if parts else (rest, "")
    if "@" in authority:
        raise refuse("credentials")
    if parts and parts["fragment"] is not None:
        raise refuse("fragment")
    host, port_text = _split_authority(authority)
    name, address = read_host(host)
    port = _read_port(port_text, scheme)
    found = Destination(scheme, name, port, _check_target(target), address)
    _check_policy(found, policy)
    return found


def _check_characters(url: str) -> str:
    if len(url) > LONGEST_URL:
        raise refuse("too_long")
    for character in url:
        if character == "\\" or unicodedata.category(character)[0] in "CZ":
            raise refuse("bad_character", f"U+{ord(character):04X}")
    return url


def _split_scheme(url: str) -> tuple[str, str]:
    found = _SCHEME.match(url)
    if not found or found[1].lower() not in _DEFAULT_PORTS:
        raise refuse("bad_scheme", url.split(":")[0])
    rest = url[found.end() :]
    if not rest.startswith("//"):
        raise refuse("no_host")
    return found[1].lower(), rest[2:]


def _split_authority(authority: str) -> tuple[str, str | None]:
    found = _AUTHORITY.fullmatch(authority)
    if not found:
        raise refuse("bad_name", authority)
    if not found["host"]:
        raise refuse("no_host")
    return found["host"], found["port"]


def _read_port(text: str | None, scheme: str) -> int:
    if text is None:
        return _DEFAULT_PORTS[scheme]
    if not _PORT.fullmatch(text) or int(text) > LARGEST_PORT:
        raise refuse("bad_port", text)
    return int(text)


def _check_target(target: str) -> str:
    wrong = _ESCAPED.search(target)
    if wrong:
        raise refuse("bad_character", f"U+{ord(wrong[0]):04X}")
    return target if target.startswith("/") else f"/{target}"


def _check_policy(found: Destination, policy: EgressPolicy) -> None:
    kind = classify(found.address) if found.address else None
    is_opened_loopback = policy.has_loopback and kind is LOOPBACK
    if kind and found.address and not is_opened_loopback:
        raise refuse_address(kind, found.address)
    if found.scheme != "https" and not is_opened_loopback:
        raise refuse("bad_scheme", found.scheme)
    if not is_opened_loopback and not policy.opens_port(found.port):
        raise refuse("port_closed", str(found.port))
