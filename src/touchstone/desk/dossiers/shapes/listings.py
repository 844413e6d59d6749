"""How listings and their versions look over the API."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of, text
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion, Verdict
from touchstone.desk.dossiers.shapes.parts import DossiersAsked, ListingId, OwnId, Platform, Price, ShopId, Version

Title = Annotated[str, text(1000)]
Currency = Annotated[str, Field(pattern=r"^([A-Z]{3})?$")]
Images = Annotated[list[Annotated[str, text(2000)]], Field(max_length=100, description="The desk never loads them.")]


class ListingTold(Told):
    """One offer on one platform, as it is now."""

    id: ListingId
    version: Version
    platform: str
    platform_listing_id: str
    shop: ShopId | None
    title: str
    price: Price | None
    currency: str
    state: ListingState
    verdict: Verdict = Field(description="To its seller `review` stands for everything that was found.")
    score: float | None = Field(description="Null where nothing was screened, and to its seller.")
    versions_count: int
    created_at: Time

    @classmethod
    def of(cls, row: Listing, *, with_score: bool = True) -> Self:
        """Of its row."""
        return cls.read(
            row,
            shop=row.shop.public_id if row.shop else None,
            price=None if row.price is None else f"{row.price:.2f}",
            score=row.score if with_score and row.score >= 0 else None,
        )


class ListingPage(Page):
    """Listings in the order in which their dossiers were opened."""

    LIST: ClassVar = "listings"
    items: list[ListingTold]


class ListingsAsked(DossiersAsked):
    """Which listings."""

    platform: Platform | None = None
    state: ListingState | None = None
    verdict: Literal["none", "pass", "review", "block"] | None = None


class ListingContent(Asked):
    """What is true of a listing; a change of it is its next version."""

    description: Paragraphs = ""
    price: Price | None = None
    currency: Currency = ""
    category: Annotated[str, text(300, least=0)] = ""
    brand_text: Annotated[str, text(200, least=0)] = ""
    images: Images = Field(default_factory=list)
    state: ListingState = ListingState.ONLINE


class ListingNew(ListingContent):
    """A listing of a shop."""

    shop: ShopId
    platform_listing_id: OwnId
    title: Title


class ListingChange(ListingContent):
    """What of a listing may change; what is not sent stays."""

    title: Title = ""


class ListingVersionTold(Told):
    """A listing as it was from one time on."""

    id: Annotated[str, id_of("lsv")]
    number: int
    valid_from: Time
    title: str
    description: str
    price: Price | None
    currency: str
    category: str
    brand_text: str
    images: list[str]
    state: ListingState

    @classmethod
    def of(cls, row: ListingVersion) -> Self:
        """Of its row."""
        return cls.read(row, price=None if row.price is None else f"{row.price:.2f}")


class ListingVersionPage(Page):
    """Versions in the order in which they were written."""

    LIST: ClassVar = "listing-versions"
    items: list[ListingVersionTold]
