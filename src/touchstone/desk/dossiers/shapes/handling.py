"""How shares and imports look over the API."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AwareDatetime, Field

from touchstone.desk.accounts.shapes import OrganisationId
from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.shapes import Asked, Time, Told, text
from touchstone.desk.dossiers.models import Import, ImportKind, ImportProblem, ImportState, Share
from touchstone.desk.dossiers.shapes.parts import ImportId, Platform, ShareId

DossierId = Annotated[str, Field(pattern=r"^(sel|shp|lst)_[2-9a-hjkmnp-z]{20}$")]
UploadKind = Literal["sellers", "shops", "listings", "brands", "rights", "products"]


class ShareTold(Told):
    """A dossier that another organisation may see, why, and until when."""

    id: ShareId
    dossier: str
    organisation: OrganisationId
    purpose: str
    with_contact: bool
    until: Time | None
    created_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, row: Share) -> Self:
        """Of its row."""
        dossier = row.seller or row.shop or row.listing
        house = row.organisation.public_id
        return cls.read(row, dossier=dossier.public_id if dossier else "", organisation=house)


class SharePage(Page):
    """Shares in the order in which they were made."""

    LIST: ClassVar = "shares"
    items: list[ShareTold]


class ShareNew(Asked):
    """A share of a seller with its shops and listings, of a shop with its listings, or of one listing."""

    dossier: DossierId
    organisation: OrganisationId
    purpose: Annotated[str, text(300)]
    until: Annotated[AwareDatetime, Field(json_schema_extra={"format": "future-time"})] | None = None
    with_contact: bool = False


class ImportTold(Told):
    """A file that is taken in batch by batch."""

    id: ImportId
    kind: ImportKind
    state: ImportState
    platform: str
    as_of: Time
    file_name: str
    sha256: str
    position: int = Field(description="How many rows are in.")
    total: int
    counts: dict[str, Any]
    problems_count: int
    failure: dict[str, Any]
    created_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, row: Import) -> Self:
        """Of its row."""
        return cls.read(row)


class ImportPage(Page):
    """Imports in the order in which the files were handed in."""

    LIST: ClassVar = "imports"
    items: list[ImportTold]


class ImportAsked(Asked):
    """What the file is."""

    kind: UploadKind
    platform: Platform = Field(description="Whose ids these are; brands, rights and products have none.")
    name: Annotated[str, text(200)] = Field(description="Name of the file, with its ending.")
    as_of: Annotated[AwareDatetime, Field(json_schema_extra={"format": "date-time"})] | None = Field(
        None, description="The time that the file describes; now, if it is left out."
    )


class ImportProblemTold(Told):
    """One row of the file that was left out: where, what, and what cures it, in both languages."""

    line: int
    column: str
    what_en: str
    what_zh: str
    cure_en: str
    cure_zh: str

    @classmethod
    def of(cls, row: ImportProblem) -> Self:
        """Of its row."""
        return cls.read(row)


class ImportProblemPage(Page):
    """Problems in the order in which they were found."""

    LIST: ClassVar = "import-problems"
    items: list[ImportProblemTold]
