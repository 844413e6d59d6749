"""Tables of hostile addresses: what must never be called, how it is spelled, where in a URL it hides."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

FORBIDDEN_V4 = (
    "0.0.0.0 0.1.2.3 127.0.0.1 127.0.0.53 127.255.255.254 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 "
    "192.168.0.1 192.168.255.255 169.254.0.1 169.254.169.254 169.254.170.2 100.64.0.1 100.100.100.200 "
    "100.127.255.255 168.63.129.16 192.0.0.1 192.0.0.192 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 "
    "198.19.255.255 192.88.99.1 192.31.196.1 192.52.193.1 192.175.48.1 224.0.0.1 239.255.255.250 240.0.0.1 "
    "255.255.255.255"
).split()
FORBIDDEN_V6 = (
    ":: ::1 ::2 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 "
    "64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::10.0.0.1 100::1 100:0:0:1::1 "
    "2001::1 2001:0:7f00:1::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 2002:a00:1::1 "
    "2002:c0a8:1::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd12:3456::1 fe80::1 febf::1 fec0::1 ff02::1 ff0e::1 "
    "2620:4f:8000::1 4000::1 8000::1 e000::1"
).split()
FORBIDDEN = [*FORBIDDEN_V4, *FORBIDDEN_V6]
PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "223.5.5.5", "2400:3200::1", "64:ff9b::808:808"]


def _parts(address: str) -> list[int]:
    return list(IPv4Address(address).packed)


def _number(address: str) -> int:
    return int(IPv4Address(address))


def _low(address: str, kept: int) -> str:
    """The first parts as they are, the rest as one number: 127.1."""
    parts = _parts(address)
    rest = int.from_bytes(bytes(parts[kept:]), "big")
    return ".".join(map(str, [*parts[:kept], rest]))


def _digits(address: str, zero: str) -> str:
    return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in address)


def _circled(address: str) -> str:
    return "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(sign)] if sign.isdigit() else sign for sign in address)


def _teredo(address: str) -> str:
    return f"[{IPv6Address((0x20010000 << 96) | (_number(address) ^ 0xFFFFFFFF)).compressed}]"


SPELLINGS_V4: dict[str, Callable[[str], str]] = {
    "plain": str,
    "decimal": lambda address: str(_number(address)),
    "hex": lambda address: hex(_number(address)),
    "hex_upper": lambda address: f"0X{_number(address):08X}",
    "octal": lambda address: f"0{_number(address):o}",
    "dotted_hex": lambda address: ".".join(map(hex, _parts(address))),
    "dotted_octal": lambda address: ".".join(f"0{part:o}" for part in _parts(address)),
    "padded": lambda address: ".".join(f"{part:04d}" for part in _parts(address)),
    "mixed": lambda address: "{:#x}.0{:o}.{}.{}".format(*_parts(address)),
    "two_parts": lambda address: _low(address, 1),
    "three_parts": lambda address: _low(address, 2),
    "overflow": lambda address: str(_number(address) + 2**32),
    "trailing_dot": lambda address: f"{address}.",
    "two_dots": lambda address: address.replace(".", "..", 1),
    "full_width": lambda address: _digits(address, "\uff10"),
    "arabic": lambda address: _digits(address, "\u0660"),
    "mathematical": lambda address: _digits(address, "\U0001d7ce"),
    "circled": _circled,
    "full_width_dot": lambda address: address.replace(".", "\uff0e"),
    "ideographic_dot": lambda address: address.replace(".", "\u3002"),
    "half_width_dot": lambda address: address.replace(".", "\uff61"),
    "one_dot_leader": lambda address: address.replace(".", "\u2024"),
    "percent": lambda address: "".join(f"%{ord(sign):02x}" for sign in address),
    "soft_hyphen": lambda address: address.replace(".", ".\u00ad", 1),
    "zero_width": lambda address: address.replace(".", "\u200b.", 1),
    "mapped": lambda address: f"[::ffff:{address}]",
    "mapped_hex": lambda address: f"[{ip_address(f'::ffff:{address}')}]",
    "mapped_long": lambda address: f"[0:0:0:0:0:ffff:{address}]",
    "compatible": lambda address: f"[::{address}]",
    "translated": lambda address: f"[::ffff:0:{address}]",
    "nat64": lambda address: f"[64:ff9b::{address}]",
    "nat64_local": lambda address: f"[64:ff9b:1::{address}]",
    "sixtofour": lambda address: f"[{IPv6Address((0x2002 << 112) | (_number(address) << 80) | 1)}]",
    "teredo": _teredo,
    "bracketed": lambda address: f"[{address}]",
    "unclosed": lambda address: f"[::ffff:{address}",
}
SPELLINGS_V6: dict[str, Callable[[str], str]] = {
    "plain": lambda address: f"[{address}]",
    "long": lambda address: f"[{ip_address(address).exploded}]",
    "upper": lambda address: f"[{address.upper()}]",
    "zone": lambda address: f"[{address}%eth0]",
    "zone_escaped": lambda address: f"[{address}%25lo]",
    "unbracketed": str,
    "literal": lambda address: f"{ip_address(address).exploded.replace(':', '-')}.ipv6-literal.local",
    "padded": lambda address: f"[{address} ]",
    "future": lambda address: f"[v1.{address}]",
}

# {} is the server that must not be called, whatever a lenient reader would make of the rest.
POSITIONS: dict[str, str] = {
    "host": "https://{}/",
    "bare": "https://{}",
    "port": "https://{}:8443/hook",
    "plain_http": "http://{}/",
    "upper_scheme": "HTTPS://{}/hook?a=b",
    "user": "https://user:word@{}/",
    "decoy_user": "https://hooks.example.com@{}/",
    "decoy_backslash": "https://hooks.example.com\\@{}/",
    "decoy_escaped": "https://hooks.example.com%2f@{}/",
    "decoy_tab": "https://\t{}/",
    "decoy_line": "https://hooks.example.com\r\n@{}/",
    "leading_space": " https://{}/",
    "three_slashes": "https:///{}/",
    "one_slash": "https:/{}/",
    "backslashes": "https:\\\\{}/",
    "no_scheme": "//{}/",
    "odd_scheme": "gopher://{}/",
    "file_scheme": "file://{}/etc/hosts",
    "nested_scheme": "url:https://{}/",
    "null": "https://{}\x00.example.com/",
    "escaped_dot": "https://{}%2eexample.com/",
    "two_ports": "https://{}:443:80/",
    "fragment": "https://{}#@hooks.example.com/",
    "question": "https://{}?@hooks.example.com/",
}
Case = tuple[str, str, str]


def cases() -> list[Case]:
    """Name, URL and the address that a lenient reader would reach, for each spelling, position and address."""
    tables = ((SPELLINGS_V4, FORBIDDEN_V4), (SPELLINGS_V6, FORBIDDEN_V6))
    return [
        (f"{spelling}-{position}", template.format(spell(address)), address)
        for spellings, addresses in tables
        for spelling, spell in spellings.items()
        for position, template in POSITIONS.items()
        for address in addresses
    ]
