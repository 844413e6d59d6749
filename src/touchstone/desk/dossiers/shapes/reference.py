"""How brands, rights and products look over the API."""

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field

from touchstone.desk.accounts.shapes import OrganisationId
from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.shapes import Asked, Name, Time, Told, text
from touchstone.desk.dossiers.models import Brand, Product, Right, RightKind, RightState
from touchstone.desk.dossiers.shapes.parts import BrandId, DossiersAsked, EvidenceFileId, ProductId, RightId, Version

Aliases = Annotated[list[Name], Field(max_length=100)]
Gtin = Annotated[str, Field(max_length=20, json_schema_extra={"format": "gtin"}, examples=["6901234567892"])]
Classes = Annotated[
    list[Annotated[str, Field(max_length=8, json_schema_extra={"format": "right-class"})]],
    Field(max_length=50, description="Nice classes of a trademark (25), Locarno classes of a design (02-04)."),
]
Register = Annotated[str, Field(pattern=r"^[A-Z]{2,8}$", examples=["CN", "EM", "WO"])]
OTHERS = "Other dossiers with this number that one may see: competing claims."
Number = Annotated[str, text(40)]


class BrandTold(Told):
    """A name under which goods are known."""

    id: BrandId
    version: Version
    name: str
    aliases: list[str]
    owner: OrganisationId | None
    created_at: Time

    @classmethod
    def of(cls, row: Brand) -> Self:
        """Of its row."""
        return cls.read(row, owner=row.owner.public_id if row.owner else None)


class BrandPage(Page):
    """Brands in the order in which they were added."""

    LIST: ClassVar = "brands"
    items: list[BrandTold]


class BrandNew(Asked):
    """A brand; who works for a right holder adds its own."""

    name: Name
    aliases: Aliases = Field(default_factory=list)


class BrandChange(Asked):
    """What of a brand may change; what is not sent stays."""

    name: Name = ""
    aliases: Aliases = Field(default_factory=list)


class RightTold(Told):
    """A trademark, patent, design or copyright, as its register has it."""

    id: RightId
    version: Version
    kind: RightKind
    register_: str = Field(alias="register")
    number: str
    title: str
    classes: list[str]
    valid_from: date | None
    valid_to: date | None
    state: RightState
    owner: OrganisationId | None
    agent: OrganisationId | None
    brands: list[BrandId] = Field(description="Those that one may see.")
    proof: EvidenceFileId | None = Field(description="The evidence file that proves it, for who may see the file.")
    same_number: list[RightId] = Field(description=OTHERS)
    created_at: Time

    @classmethod
    def of(cls, row: Right, brands: list[str], twins: list[str], proof: str | None) -> Self:
        """Of its row, with the brands, the other dossiers of its number and the proof that the reader may see."""
        owner = row.owner.public_id if row.owner else None
        agent = row.agent.public_id if row.agent else None
        seen = {"owner": owner, "agent": agent, "brands": brands, "same_number": twins, "proof": proof}
        return cls.read(row, register_=row.register, **seen)


class RightPage(Page):
    """Rights in the order in which they were added."""

    LIST: ClassVar = "rights"
    items: list[RightTold]


class RightsAsked(DossiersAsked):
    """Which rights."""

    kind: RightKind | None = None
    state: RightState | None = None


class RightFacts(Asked):
    """What a register says of a right."""

    title: Annotated[str, text(200, least=0)] = ""
    classes: Classes = Field(default_factory=list)
    valid_from: date | None = None
    valid_to: date | None = None
    state: RightState = RightState.IN_FORCE
    brands: list[BrandId] = Field(default_factory=list, max_length=100)
    proof: EvidenceFileId | None = Field(None, description="The evidence file that proves it; one that one may see.")


class RightNew(RightFacts):
    """A right; who works for a right holder adds its own."""

    kind: RightKind
    register_: Register = Field("CN", alias="register")
    number: Number


class RightChange(RightFacts):
    """What of a right may change; what is not sent stays."""

    number: Number = ""


class ProductTold(Told):
    """What the trade numbers with a GTIN."""

    id: ProductId
    version: Version
    gtin: str
    name: str
    brand: BrandId | None
    same_number: list[ProductId] = Field(description=OTHERS)
    created_at: Time

    @classmethod
    def of(cls, row: Product, twins: list[str]) -> Self:
        """Of its row, with the other dossiers of its number that the reader may see."""
        return cls.read(row, brand=row.brand.public_id if row.brand else None, same_number=twins)


class ProductPage(Page):
    """Products in the order in which they were added."""

    LIST: ClassVar = "products"
    items: list[ProductTold]


class ProductNew(Asked):
    """A product; without the reach of the node it is of an own brand."""

    gtin: Gtin
    name: Name
    brand: BrandId | None = None


class ProductChange(Asked):
    """What of a product may change; what is not sent stays."""

    gtin: Gtin = ""
    name: Name = ""
    brand: BrandId | None = None
