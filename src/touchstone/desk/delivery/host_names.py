"""The server in an address: a name in ASCII, or an address written the one usual way."""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address

import idna

from touchstone.desk.delivery.addresses import Address
from touchstone.desk.delivery.refusals import refuse
from touchstone.desk.delivery.special_names import is_local

LONGEST_NAME = 253
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_IPV4 = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}")


def read_host(text: str) -> tuple[str, Address | None]:
    """The name or address as it is sent, and the address if it is one.

    Raises:
        EgressRefusedError: it is no public name and no address in the usual spelling.
    """
    if text.startswith("["):
        address = _read_ipv6(text)
        return address.compressed, address
    name = _to_ascii(text)
    if name.endswith("."):
        raise refuse("trailing_dot", text)
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return name, _read_ipv4(name)
    _check_labels(name, labels)
    return name, None


def _read_ipv6(text: str) -> IPv6Address:
    inside = text.removeprefix("[").removesuffix("]")
    if "%" in inside:
        raise refuse("zone", text)
    try:
        return IPv6Address(inside)
    except AddressValueError:
        raise refuse("bad_name", text) from None


def _read_ipv4(name: str) -> IPv4Address:
    try:
        return IPv4Address(name if _IPV4.fullmatch(name) else "")
    except AddressValueError:
        raise refuse("number_spelling", name) from None


def _to_ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    if any(_looks_like_ascii(character) for character in text):
        raise refuse("look_alike", text)
    try:
        return idna.encode(text.lower(), strict=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise refuse("bad_name", text) from None


def _looks_like_ascii(character: str) -> bool:
    """Whether a character beyond ASCII is a digit, or one that other programs fold to an ASCII sign or a dot."""
    if character.isascii():
        return False
    folded = unicodedata.normalize("NFKC", character)
    return unicodedata.category(character) in ("Nd", "No") or folded.isascii() or character in "。｡"


def _check_labels(name: str, labels: list[str]) -> None:
    if len(name) > LONGEST_NAME or not all(map(_is_label, labels)):
        raise refuse("bad_name", name)
    if is_local(labels):
        raise refuse("local_name", name)
    if len(labels) == 1:
        raise refuse("single_label", name)


def _is_label(label: str) -> bool:
    if not _LABEL.fullmatch(label) or (label[2:4] == "--" and not label.startswith("xn--")):
        return False
    try:
        return not label.startswith("xn--") or idna.alabel(idna.ulabel(label)) == label.encode()
    except (idna.IDNAError, UnicodeError):
        return False
