"""Short ways to write the examples that a signal ships."""

from typing import TypedDict, Unpack

from touchstone.signals.definition import Example
from touchstone.vocabulary.listing import Listing, Review, Seller


class Around(TypedDict, total=False):
    """What an example may know beyond its title; `reviews` and `peer_prices` are about listings of the same kind."""

    description: str
    price: float
    currency: str
    category: str
    brand: str
    authorised_brands: tuple[str, ...]
    reviews: tuple[str, ...]
    peer_prices: tuple[float, ...]


def fires(title: str, why_en: str, why_zh: str, **around: Unpack[Around]) -> Example:
    """A listing on which the signal fires."""
    return _make(title, True, why_en, why_zh, around)


def stays_silent(title: str, why_en: str, why_zh: str, **around: Unpack[Around]) -> Example:
    """A listing on which it does not."""
    return _make(title, False, why_en, why_zh, around)


def _make(title: str, fires_on_it: bool, why_en: str, why_zh: str, around: Around) -> Example:
    listing = Listing(
        listing_id="example",
        title=title,
        seller_id="seller",
        description=around.get("description"),
        price=around.get("price"),
        currency=around.get("currency", "CNY" if "price" in around else None),
        category=around.get("category"),
        brand=around.get("brand"),
    )
    seller = Seller("seller", authorised_brands=around["authorised_brands"]) if "authorised_brands" in around else None
    reviews = tuple(Review("example", text) for text in around.get("reviews", ()))
    return Example(listing, fires_on_it, why_en, why_zh, seller, reviews, around.get("peer_prices", ()))
