"""How tips look over the API."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints

from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of, text
from touchstone.desk.dossiers.shapes.parts import ListingId, ShopId
from touchstone.desk.evidence.api import EvidenceFileId
from touchstone.desk.leads.shapes import LeadId
from touchstone.desk.tips.grounds import About, Ground, Outcome
from touchstone.desk.tips.models import Tip

TipId = Annotated[str, id_of("tip")]
TargetId = Annotated[str, id_of("tgt")]
NAME = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
Email = Annotated[
    str,
    StringConstraints(
        max_length=254, pattern=rf"^{NAME}(\.{NAME})*@({LABEL}\.)+[A-Za-z][A-Za-z0-9-]{{0,61}}[A-Za-z0-9]$"
    ),
]
"""One address, not a list; what the form takes, without quoted names and with international domains in their ASCII form."""
TipState = Literal["received", "looked_at", "answered", "contested", "withdrawn"]


class TipNew(Asked):
    """What somebody reports. The thing is named by its address, or by platform and number."""

    about: About
    address: Annotated[str, text(1000, least=0)] = Field(
        "", description="Its address on the internet.", examples=["https://bazaar.example/item/L-1"]
    )
    platform: Annotated[str, text(40, least=0)] = Field("", description="Where there is no address.")
    thing: Annotated[str, text(120, least=0)] = Field(
        "", description="The number of the listing or shop there.", examples=["L-1"]
    )
    ground: Ground = Field(description="What is wrong.")
    words: Paragraphs = Field(
        min_length=10,
        max_length=5000,
        description="How it is known.",
        examples=["The seams are crooked, and the box has no number."],
    )
    contact_name: Annotated[str, text(120, least=0)] = ""
    contact_email: Email | None = Field(None, description="For the receipt and for news; it is forgotten in time.")
    good_faith: Literal[True] = Field(description="It is accurate and complete to the best of the sender's knowledge.")


class TipFiled(Told):
    """The receipt: it is told this once."""

    id: TipId
    status: TipState
    receipt: str = Field(description="The secret address of the page that shows how the tip stands.")
    created_at: Time


class TipTold(Told):
    """One tip. Tips of the same `target` are about the same thing."""

    id: TipId
    status: TipState
    version: int = Field(description="Counts the steps.")
    target: TargetId
    about: About
    platform: str
    thing: str
    listing: ListingId | None = Field(description="Its dossier, where the desk holds it.")
    shop: ShopId | None = Field(description="Its dossier, where the desk holds it.")
    attached_at: Time | None = Field(description="When somebody said by hand which dossier it is.")
    lead: LeadId | None
    ground: Ground
    words: str
    files: list[EvidenceFileId]
    outcome: Outcome | Literal[""] = Field(description="Empty while nobody answered.")
    answer: str
    objection: str = Field(description="Why the outcome is contested; empty where it is not.")
    corrected_at: Time | None = Field(description="When the decision that the outcome came from was overturned.")
    answer_until: Time | None = Field(description="By when it is to be answered; nothing where nobody waits.")
    created_at: Time

    @classmethod
    def of(cls, row: Tip) -> Self:
        """Of its row."""
        target = row.target
        return cls.read(
            row,
            target=target.public_id,
            about=target.about,
            platform=target.platform,
            thing=target.thing,
            listing=target.listing.public_id if target.listing else None,
            shop=target.shop.public_id if target.shop else None,
            attached_at=target.attached_at,
            lead=target.lead.public_id if target.lead else None,
            files=[file.public_id for file in row.files.all()],
        )


class TipPage(Page):
    """Tips in the order in which they came."""

    LIST: ClassVar = "tips"
    items: list[TipTold]


class TipsAsked(PageAsked):
    """Which tips."""

    state: TipState | None = None
    ground: Ground | None = None
    target: TargetId | None = Field(None, description="Those about one thing.")
    overdue: bool = Field(False, description="Only those whose time to be answered is over.")


class AttachNew(Asked):
    """Which dossier the tip is about; one of the two."""

    listing: ListingId | None = None
    shop: ShopId | None = None
    reason: Paragraphs = Field(min_length=1, max_length=2000, description="Why it is this one.")


class DetachNew(Asked):
    """Why it is not this one."""

    reason: Paragraphs = Field(min_length=1, max_length=2000, description="Why it is not this one.")


class AnswerNew(Asked):
    """One outcome for all open tips of the thing that this tip is about."""

    outcome: Outcome
    words: Paragraphs = Field("", max_length=2000, description="In plain words, for those who reported.")
