"""What the shapes of several kinds of dossier share."""

from typing import Annotated

from pydantic import Field, StringConstraints

from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.shapes import Asked, id_of, text

SellerId = Annotated[str, id_of("sel")]
ShopId = Annotated[str, id_of("shp")]
ListingId = Annotated[str, id_of("lst")]
BrandId = Annotated[str, id_of("brd")]
RightId = Annotated[str, id_of("rgt")]
ProductId = Annotated[str, id_of("prd")]
ShareId = Annotated[str, id_of("shr")]
EvidenceFileId = Annotated[str, id_of("evf")]
ImportId = Annotated[str, id_of("imp")]
Platform = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")]
OwnId = Annotated[str, text(120)]
"""The id that a platform gives."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Price = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,13}(\.[0-9]{1,2})?$")]
Question = Annotated[str, text(400, least=0)]
Reason = Annotated[str, text(2000)]
Version = Annotated[int, Field(description="Counts the edits.")]


class DossiersAsked(PageAsked):
    """Which dossiers."""

    q: Question = Field("", description="Words of the name, or an id; Chinese or English.")


class Because(Asked):
    """Why; the record keeps it."""

    reason: Reason
