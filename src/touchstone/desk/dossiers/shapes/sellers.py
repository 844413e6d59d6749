"""How sellers and shops look over the API."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from touchstone.desk.accounts.shapes import OrganisationId
from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.shapes import Asked, Name, Time, Told, text
from touchstone.desk.dossiers.models import Seller, SellerAccount, SellerContact, SellerKind, Shop
from touchstone.desk.dossiers.shapes.parts import (
    Country,
    DossiersAsked,
    OwnId,
    Platform,
    Reason,
    SellerId,
    ShopId,
    Version,
)

RegistrationNumber = Annotated[str, Field(max_length=40, json_schema_extra={"format": "registration-number"})]


class SellerAccountTold(Told):
    """The id of a seller on one platform."""

    platform: str
    platform_seller_id: str


class SellerTold(Told):
    """Who is responsible for shops and listings."""

    id: SellerId
    version: Version
    name: str
    kind: SellerKind
    country: str
    registration_number: str
    organisation: OrganisationId | None = Field(description="As what the seller itself works at this desk.")
    accounts: list[SellerAccountTold]
    merged_into: SellerId | None
    created_at: Time

    @classmethod
    def of(cls, row: Seller) -> Self:
        """Of its row."""
        accounts: list[SellerAccount] = sorted(row.accounts.all(), key=lambda each: each.pk)
        return cls.read(
            row,
            organisation=row.organisation.public_id if row.organisation else None,
            accounts=[SellerAccountTold.read(each) for each in accounts],
            merged_into=row.merged_into.public_id if row.merged_into else None,
        )


class SellerPage(Page):
    """Sellers in the order in which their dossiers were opened."""

    LIST: ClassVar = "sellers"
    items: list[SellerTold]


class SellersAsked(DossiersAsked):
    """Which sellers."""

    platform: Platform | None = None
    kind: SellerKind | None = None


class SellerAccountNew(Asked):
    """The id of a seller on one platform."""

    platform: Platform
    platform_seller_id: OwnId


class SellerNew(Asked):
    """A seller whose dossier is opened."""

    name: Name
    kind: SellerKind = SellerKind.UNKNOWN
    country: Country = "CN"
    registration_number: RegistrationNumber = Field(
        "", description="In China the unified social credit code; its last character checks the others."
    )
    accounts: list[SellerAccountNew] = Field(default_factory=list, max_length=50)


class SellerChange(Asked):
    """What of a seller may change; what is not sent stays."""

    name: Name = ""
    kind: SellerKind = SellerKind.UNKNOWN
    country: Country = ""
    registration_number: RegistrationNumber = ""


class ContactTold(Told):
    """Particulars of a seller, shown to few."""

    contact_name: str
    phone: str
    email: str
    address: str

    @classmethod
    def of(cls, row: SellerContact | None) -> Self:
        """Of its row; empty where nothing is known."""
        return cls.read(row) if row else cls(contact_name="", phone="", email="", address="")


class ContactChange(Asked):
    """What of the particulars may change; what is not sent stays."""

    contact_name: Annotated[str, text(120, least=0)] = ""
    phone: Annotated[str, text(40, least=0)] = ""
    email: str = Field("", max_length=254, json_schema_extra={"format": "email"})
    address: Annotated[str, text(300, least=0)] = ""


class SellersMerge(Asked):
    """Into which seller, as it was seen, and why."""

    into: SellerId
    seen: int = Field(ge=1, le=2**31 - 1, description="The `version` of the seller that is merged.")
    reason: Reason


class ShopTold(Told):
    """One storefront of a seller."""

    id: ShopId
    version: Version
    platform: str
    platform_shop_id: str
    name: str
    seller: SellerId | None = Field(description="Null where only the shop was shared.")
    created_at: Time

    @classmethod
    def of(cls, row: Shop) -> Self:
        """Of its row."""
        seller: Seller | None = getattr(row, "seller", None)  # taken off where it may not be seen
        return cls.read(row, seller=seller.public_id if seller else None)


class ShopPage(Page):
    """Shops in the order in which their dossiers were opened."""

    LIST: ClassVar = "shops"
    items: list[ShopTold]


class ShopsAsked(DossiersAsked):
    """Which shops."""

    platform: Platform | None = None


class ShopNew(Asked):
    """A shop of a seller."""

    seller: SellerId
    platform: Platform
    platform_shop_id: OwnId
    name: Name


class ShopChange(Asked):
    """The name of a shop."""

    name: Name
