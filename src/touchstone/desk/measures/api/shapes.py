"""How breaches, appeals and doubts look over the API."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of, text
from touchstone.desk.dossiers.shapes.parts import EvidenceFileId, ListingId, RightId, SellerId, ShopId
from touchstone.desk.measures.models import Appeal, Breach, Doubt
from touchstone.desk.measures.queries.visible import shown_seller

BreachId = Annotated[str, id_of("bre")]
AppealId = Annotated[str, id_of("apl")]
DoubtId = Annotated[str, id_of("dbt")]
LeadId = Annotated[str, id_of("led")]
Reasons = Annotated[Paragraphs, Field(min_length=1, max_length=2000)]
Seen = Annotated[int, Field(ge=0, le=2**31 - 1, description="The `version` that was looked at.")]
NODE_ONLY = "The node's own business: not told to sellers."


class VerdictsAsked(PageAsked):
    """Which decided leads; what is left out narrows nothing."""

    verdict: Literal["counterfeit", "dangerous", "other_breach"] | None = None
    platform: Annotated[str, text(40, least=0)] = ""


class BreachTold(Told):
    """What a person established about a listing."""

    id: BreachId
    seller: SellerId
    shop: ShopId
    listing: ListingId
    listing_version: int = Field(description="The version of the listing that was judged.")
    right: RightId | None = Field(description=NODE_ONLY)
    lead: LeadId | None = Field(description=f"From which it followed. {NODE_ONLY}")
    code: str = Field(description="The penalty code under which it counts.")
    kind: str
    ground: str = Field(description="The row of the code that says so.")
    facts_en: str
    facts_zh: str
    evidence_count: int
    appeal_until: Time
    established_at: Time
    established_by: str = Field(description=NODE_ONLY)
    reversed_at: Time | None

    @classmethod
    def of(cls, row: Breach, actor: Actor) -> Self:
        """Of its row, as this actor may know it."""
        is_node = may(actor, Permission.MEASURE_DECIDE, Reach.NODE)
        return cls.read(
            row,
            seller=shown_seller(actor, row.seller).public_id,
            shop=row.shop.public_id,
            listing=row.listing_version.listing.public_id,
            listing_version=row.listing_version.number,
            right=row.right.public_id if row.right and is_node else None,
            lead=row.decision.lead.public_id if row.decision and is_node else None,
            established_by=row.established_by if is_node else "",
        )


class BreachPage(Page):
    """Breaches in the order in which they were established."""

    LIST: ClassVar = "breaches"
    items: list[BreachTold]


class BreachNew(Asked):
    """What the listing of a decided lead breaks; without `evidence` it rests on the screening of the listing."""

    kind: Annotated[str, text(60)] = Field(description="A kind of the code that applies: the draft lists them.")
    facts_en: Reasons
    facts_zh: Reasons
    right: RightId | None = Field(None, description="The right that it hurts.")
    evidence: list[EvidenceFileId] = Field([], max_length=100, description="Files that you may see.")


class KindTold(Told):
    """A kind of breach of the code that applies."""

    key: str
    title_en: str
    title_zh: str
    points: int


class DraftTold(Told):
    """What a breach from this lead begins with: read it, correct it, send it."""

    kind: str = Field(description="The likeliest one; empty where none fits the verdict.")
    facts_en: str
    facts_zh: str
    code: str
    kinds: list[KindTold]


class BreachesAsked(PageAsked):
    """Which breaches; without `standing` all."""

    standing: bool | None = Field(None, description="Whether it counts, or was reversed.")
    seller: SellerId | None = None


class AppealTold(Told):
    """An appeal against a breach; who filed and who decided it are the node's own business."""

    id: AppealId
    breach: BreachId
    status: Literal["filed", "upheld", "rejected"]
    version: int
    text: str
    evidence: list[EvidenceFileId]
    answer: str
    filed_at: Time
    decided_at: Time | None

    @classmethod
    def of(cls, row: Appeal) -> Self:
        """Of its row."""
        return cls.read(row, breach=row.breach.public_id)


class AppealPage(Page):
    """Appeals in the order in which they were filed."""

    LIST: ClassVar = "appeals"
    items: list[AppealTold]


class AppealsAsked(PageAsked):
    """Which appeals; without `state` all."""

    state: Literal["filed", "upheld", "rejected"] | None = None


class AppealNew(Asked):
    """Why the breach should be reversed."""

    text: Reasons
    evidence: list[EvidenceFileId] = Field([], max_length=20, description="Files of your own organisation.")


class AppealDecision(Asked):
    """What holds, with reasons for the seller."""

    verb: Literal["uphold", "reject"]
    seen: Seen
    reason: Reasons


class DoubtTold(Told):
    """The verdict holds no longer from which a breach followed."""

    id: DoubtId
    breach: BreachId
    status: Literal["raised", "taken_back", "kept", "lapsed"]
    version: int
    verdict: str = Field(description="What holds now on the lead.")
    settled: bool = Field(description="Whether a third person settled it.")
    answer: str
    raised_at: Time
    decided_at: Time | None

    @classmethod
    def of(cls, row: Doubt) -> Self:
        """Of its row."""
        return cls.read(row, breach=row.breach.public_id)


class DoubtPage(Page):
    """Doubts in the order in which they were raised."""

    LIST: ClassVar = "doubts"
    items: list[DoubtTold]


class DoubtsAsked(PageAsked):
    """Which doubts; without `state` all."""

    state: Literal["raised", "taken_back", "kept", "lapsed"] | None = None


class DoubtDecision(Asked):
    """Whether the breach stands, with reasons for the seller."""

    verb: Literal["take_back", "keep"]
    seen: Seen
    reason: Reasons
