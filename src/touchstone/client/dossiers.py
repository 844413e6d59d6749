"""Sellers, shops and listings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


@dataclass(frozen=True)
class SellerAccount:
    """The id of a seller on one platform."""

    platform: str
    platform_seller_id: str


@dataclass(frozen=True)
class Seller:
    """Who is responsible for shops and listings."""

    id: str
    version: int
    name: str
    kind: str
    country: str
    registration_number: str
    organisation: str | None
    accounts: tuple[SellerAccount, ...]
    merged_into: str | None
    created_at: datetime
    etag: str = ""


@dataclass(frozen=True)
class Contact:
    """Particulars of a seller, shown to few."""

    contact_name: str
    phone: str
    email: str
    address: str
    etag: str = ""


@dataclass(frozen=True)
class Shop:
    """One storefront of a seller; `seller` is None where only the shop was shared with you."""

    id: str
    version: int
    platform: str
    platform_shop_id: str
    name: str
    seller: str | None
    created_at: datetime
    etag: str = ""


@dataclass(frozen=True)
class Listing:
    """One offer on one platform, as it is now. `price` is a decimal number as text; `score` None where not screened."""

    id: str
    version: int
    platform: str
    platform_listing_id: str
    shop: str | None
    title: str
    price: str | None
    currency: str
    state: str
    verdict: str
    score: float | None
    versions_count: int
    created_at: datetime
    etag: str = ""


@dataclass(frozen=True)
class ListingVersion:
    """A listing as it was from one time on."""

    id: str
    number: int
    valid_from: datetime
    title: str
    description: str
    price: str | None
    currency: str
    category: str
    brand_text: str
    images: tuple[str, ...]
    state: str


class Sellers(Listed[Seller]):
    """The sellers that one may see."""

    def add(
        self,
        *,
        name: str,
        kind: str = "unknown",
        country: str = "CN",
        registration_number: str = "",
        accounts: Iterable[tuple[str, str]] = (),
    ) -> Seller:
        """Open a dossier; `accounts` are pairs of platform and id there."""
        pairs = [{"platform": platform, "platform_seller_id": own} for platform, own in accounts]
        return self._add(name=name, kind=kind, country=country, registration_number=registration_number, accounts=pairs)

    def change(self, seller: Seller, **values: str) -> Seller:
        """Change name, kind, country, registration_number of a seller as it was read."""
        return self._change(seller, **values)

    def contact(self, seller: str) -> Contact:
        """The particulars of a seller."""
        answer = self.wire.get(f"{self.path}/{seller}/contact")
        return read_thing(Contact, answer.json(), answer.headers["ETag"])

    def change_contact(self, seller: str, contact: Contact, **values: str) -> Contact:
        """Change contact_name, phone, email, address as they were read."""
        answer = self.wire.change("PATCH", f"{self.path}/{seller}/contact", contact.etag, values)
        return read_thing(Contact, answer.json(), answer.headers["ETag"])

    def merge(self, seller: Seller, *, into: str, reason: str) -> Seller:
        """Merge a seller as it was read into another one; gives the other one."""
        body = {"into": into, "seen": seller.version, "reason": reason}
        return self._read("POST", f"{self.path}/{seller.id}/merge", body)

    def split(self, seller: str, *, reason: str) -> Seller:
        """Take a seller out of the one it was merged into."""
        return self._read("POST", f"{self.path}/{seller}/split", {"reason": reason})


class Shops(Listed[Shop]):
    """The shops that one may see."""

    def add(self, *, seller: str, platform: str, platform_shop_id: str, name: str) -> Shop:
        """Open the dossier of a shop."""
        return self._add(seller=seller, platform=platform, platform_shop_id=platform_shop_id, name=name)

    def change(self, shop: Shop, *, name: str) -> Shop:
        """Change the name of a shop as it was read."""
        return self._change(shop, name=name)


class Listings(Listed[Listing]):
    """The listings that one may see."""

    def add(self, *, shop: str, platform_listing_id: str, title: str, **content: Any) -> Listing:
        """Open the dossier of a listing; `content`: description, price, currency, category, brand_text, images, state."""
        return self._add(shop=shop, platform_listing_id=platform_listing_id, title=title, **content)

    def change(self, listing: Listing, **content: Any) -> Listing:
        """Write the next version of a listing as it was read."""
        return self._change(listing, **content)

    def versions(self, listing: str) -> Listed[ListingVersion]:
        """A listing as it was at each time."""
        return Listed(self.wire, f"{self.path}/{listing}/versions", ListingVersion)
