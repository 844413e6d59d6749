"""From the address that a person copied to the platform and the id there. Addresses are hostile: nothing is ever fetched."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from touchstone.desk.tips.grounds import About

FILE = Path(__file__).with_name("addresses.toml")
IDS: Mapping[str, tuple[str, ...]] = {
    About.LISTING: ("id", "item_id", "itemid", "goods_id", "goodsid", "offerid", "product_id", "productid", "listing"),
    About.SHOP: ("shop_id", "shopid", "store_id", "storeid", "mall_id", "seller_id", "sellerid", "shop", "store"),
}
"""Words of a query that name a thing, the surest first."""
PLAIN_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
SECOND_LEVEL = frozenset({"com", "net", "org", "gov", "edu", "co", "ac"})
GENERAL = frozenset({"www", "m", "mobile", "item", "detail", "shop", "store"})
WORD = re.compile(r"[^\x00-\x20\x7f-\x9f]{1,120}")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


@dataclass(frozen=True, slots=True)
class Place:
    """A thing on a platform."""

    platform: str
    thing: str


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """One row of addresses.toml."""

    key: str
    host: str
    patterns: Mapping[str, re.Pattern[str]]


@cache
def platform_rows() -> tuple[PlatformRow, ...]:
    """The rows in their order."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["platform"]
    return tuple(
        PlatformRow(row["key"], row["host"], {kind: re.compile(row[kind]) for kind in About.values}) for row in rows
    )


def read_address(address: str, about: str) -> Place | None:
    """The place that the address names; None where it names no single thing."""
    split = _split(address)
    if split is None:
        return None
    host = (split.hostname or "").rstrip(".").lower()
    whole = f"{host}{split.path}{'?' + split.query if split.query else ''}"
    for row in platform_rows():
        if host == row.host or host.endswith(f".{row.host}"):
            found = row.patterns[about].search(whole)
            if found:
                return _place(row.key, next(group for group in found.groups() if group))
    return _place(_platform_of(host), _named(split, about) or _last_part(split.path) or _own_host(host, about))


def plain_place(platform: str, thing: str) -> Place | None:
    """The place as a person wrote it: the name of the platform and the id there."""
    return _place(_plain(platform).lower(), thing)


def _place(platform: str, thing: str) -> Place | None:
    thing = _plain(thing)
    return Place(platform, thing) if NAME.fullmatch(platform) and WORD.fullmatch(thing) else None


def _plain(text: str) -> str:
    """One spelling of what looks the same: full-width letters are plain ones, what shows nothing is left out."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip()


def _split(address: str) -> SplitResult | None:
    text = address.strip()
    try:
        split = urlsplit(text if "://" in text else f"https://{text}")
        named, _port = split.hostname, split.port
    except ValueError:
        return None
    return split if split.scheme in ("http", "https") and named and "." in named else None


def _platform_of(host: str) -> str:
    """The label that a company registered: `bazaar` of www.bazaar.example and of bazaar.com.cn."""
    labels = host.split(".")
    place = -3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else -2
    return labels[place] if len(labels) >= -place else labels[0]


def _named(split: SplitResult, about: str) -> str:
    try:
        given = {name.lower(): value for name, value in parse_qsl(split.query, max_num_fields=100)}
    except ValueError:
        return ""
    return next((given[name] for name in IDS[about] if given.get(name)), "")


def _last_part(path: str) -> str:
    return PLAIN_ENDING.sub("", unquote(path.rstrip("/").rpartition("/")[2]))


def _own_host(host: str, about: str) -> str:
    """A shop that has a host of its own under the platform's."""
    first, _, rest = host.partition(".")
    return first if about == About.SHOP and rest.count(".") >= 1 and first not in GENERAL else ""
