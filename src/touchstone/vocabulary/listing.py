"""One offer on one platform, and who offers it, and what buyers said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """An offer as the platform gave it; only the id and the title must be there. `price` is in units of `currency` (ISO 4217)."""

    listing_id: str
    title: str
    seller_id: str | None = None
    description: str | None = None
    price: float | None = None
    currency: str | None = None
    category: str | None = None
    brand: str | None = None
    images: tuple[str, ...] = ()
    listed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Seller:
    """Who is responsible for listings. `authorised_brands` are brand keys or names the seller has shown a right for."""

    seller_id: str
    name: str | None = None
    authorised_brands: tuple[str, ...] = ()
    registered_at: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What a buyer wrote about a listing. `rating` is on the platform's own scale."""

    listing_id: str
    text: str
    review_id: str | None = None
    seller_id: str | None = None
    rating: float | None = None
    reviewed_at: str | None = None
