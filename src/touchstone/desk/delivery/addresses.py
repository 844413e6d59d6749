"""Which addresses are places on the public internet, and what each of the others is."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class AddressClass:
    """A kind of address that is never called: its key, and what it is in both languages."""

    key: str
    name: str
    name_zh: str


LOOPBACK = AddressClass("loopback", "this machine itself", "本机")
PRIVATE = AddressClass("private", "a private network", "私有网络")
LINK_LOCAL = AddressClass("link_local", "the local link", "本地链路")
SHARED = AddressClass("shared", "a provider's shared address space", "运营商共享地址段")
METADATA = AddressClass("metadata", "the metadata service of a cloud machine", "云主机的元数据服务")
UNSPECIFIED = AddressClass("unspecified", "no address at all", "未指定的地址")
MULTICAST = AddressClass("multicast", "a multicast group", "组播地址")
BROADCAST = AddressClass("broadcast", "a broadcast address", "广播地址")
RESERVED = AddressClass("reserved", "an address that the internet's registry keeps back", "互联网登记机构保留的地址")
DOCUMENTATION = AddressClass("documentation", "an address kept for examples in documents", "供文档示例使用的地址")
BENCHMARKING = AddressClass("benchmarking", "an address kept for measuring networks", "供网络测试使用的地址")
TRANSITION = AddressClass("transition", "an IPv4 address inside an IPv6 one", "嵌有 IPv4 地址的 IPv6 地址")

# IANA special-purpose registries (RFC 6890 and its updates), and the addresses at which clouds serve their secrets.
_ROWS: tuple[tuple[AddressClass, str], ...] = (
    (UNSPECIFIED, "0.0.0.0/8 ::/128"),
    (LOOPBACK, "127.0.0.0/8 ::1/128"),
    (PRIVATE, "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10"),
    (LINK_LOCAL, "169.254.0.0/16 fe80::/10"),
    (SHARED, "100.64.0.0/10"),
    (METADATA, "169.254.169.254/32 169.254.170.2/32 100.100.100.200/32 168.63.129.16/32 192.0.0.192/32"),
    (METADATA, "fd00:ec2::254/128 fd20:ce::254/128"),
    (MULTICAST, "224.0.0.0/4 ff00::/8"),
    (BROADCAST, "255.255.255.255/32"),
    (RESERVED, "192.0.0.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.175.48.0/24 240.0.0.0/4"),
    (RESERVED, "100::/64 100:0:0:1::/64 2001::/23 2620:4f:8000::/48 5f00::/16"),
    (DOCUMENTATION, "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"),
    (BENCHMARKING, "198.18.0.0/15 2001:2::/48"),
    (TRANSITION, "::/96 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b:1::/48 2001::/32 2002::/16"),
)
CLASSES: dict[str, AddressClass] = {kind.key: kind for kind, _ in _ROWS}
"""Every class by its key."""
_NETWORKS: tuple[tuple[Network, AddressClass], ...] = tuple(
    sorted(
        ((ip_network(text), kind) for kind, texts in _ROWS for text in texts.split()),
        key=lambda row: -row[0].prefixlen,
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = IPv6Network("2000::/3")


def classify(address: Address) -> AddressClass | None:
    """What the address is, by the narrowest row that holds it; None for a place on the public internet.

    The well-known NAT64 prefix is judged by the IPv4 address inside, since networks without IPv4 answer with it.
    """
    if isinstance(address, IPv6Address) and address in _NAT64:
        return classify(IPv4Address(int(address) & 0xFFFFFFFF))
    for network, kind in _NETWORKS:
        if address.version == network.version and address in network:
            return kind
    is_assigned = address.version == 4 or address in _GLOBAL_UNICAST
    return None if is_assigned else RESERVED
