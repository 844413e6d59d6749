"""How leads and decisions look over the API."""

from datetime import date
from math import isnan
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of, text
from touchstone.desk.dossiers.shapes.parts import ListingId, SellerId, ShopId
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, SecondReview
from touchstone.figures.agreement import Agreement
from touchstone.figures.precision import Precision

LeadId = Annotated[str, id_of("led")]
Whose = Literal["mine", "free"]
LeadState = Literal["open", "decided", "reopened", "lapsed"]


class LeadTold(Told):
    """A listing that a person should look at."""

    id: LeadId
    status: LeadState
    version: int = Field(description="Counts the steps; a decision says which one it saw.")
    listing: ListingId
    shop: ShopId | None
    seller: SellerId | None
    platform: str
    category: str
    brand_text: str
    score: float
    exposure: float = Field(description="1 to 4: the power of ten of what one order costs in yuan; tips add up to 4.")
    danger: float = Field(description="The weight of the class of goods.")
    harm: float = Field(description="Score times exposure times danger.")
    tips_count: int = Field(description="Tips that stand behind it; they raise the exposure.")
    verdict: str = Field(description="What was decided; empty while it waits.")
    claimed_by: str = Field(description="The person who took it last; empty where nobody did.")
    claimed_until: Time | None = Field(description="When the claim ends by itself.")
    created_at: Time

    @classmethod
    def of(cls, row: Lead) -> Self:
        """Of its row."""
        return cls.read(
            row,
            listing=row.listing.public_id,
            shop=row.shop.public_id if row.shop else None,
            seller=row.seller.public_id if row.seller else None,
        )


class LeadPage(Page):
    """Leads in the order in which they came."""

    LIST: ClassVar = "leads"
    items: list[LeadTold]


class FilterAsked(Asked):
    """What the queue is asked for; what is left out narrows nothing."""

    q: Annotated[str, text(400, least=0)] = Field("", description="Words of the listing.")
    state: LeadState | None = None
    verdict: LeadVerdict | None = None
    whose: Whose | None = None
    platform: Annotated[str, text(40, least=0)] = ""
    brand_text: Annotated[str, text(200, least=0)] = ""
    category: Annotated[str, text(300, least=0)] = ""
    harm: float | None = Field(None, ge=0, le=1000, description="At least this expected harm.")
    days: int | None = Field(None, ge=0, le=3650, description="Found at least so many days ago.")
    tips: int | None = Field(None, ge=0, le=10**6, description="At least so many tips.")


class LeadsAsked(FilterAsked, PageAsked):
    """Which leads; without `state` those that wait."""


class DecisionNew(Asked):
    """A verdict on a lead."""

    verdict: LeadVerdict
    seen: int = Field(ge=0, le=2**31 - 1, description="The `version` that was looked at.")
    note: Paragraphs = Field("", max_length=2000, description="For those who read the lead later.")


class DecisionTold(Told):
    """What a person answered. `undone`: it was taken back."""

    id: Annotated[str, id_of("dec")]
    lead: LeadId
    verdict: LeadVerdict
    note: str
    decided_at: Time
    decided_by: str
    undone: bool

    @classmethod
    def of(cls, row: Decision) -> Self:
        """Of its row."""
        return cls.read(row, lead=row.lead.public_id, undone=hasattr(row, "undoing"))


class DecisionPage(Page):
    """Decisions in the order in which they were given."""

    LIST: ClassVar = "lead-decisions"
    items: list[DecisionTold]


class AgreementTold(Told):
    """How far two reviewers agree who knew nothing of each other."""

    key: str = Field(description="Empty for all, a verdict, or the two people with a plus between them.")
    count: int = Field(description="How many leads were decided twice.")
    same: int = Field(description="How many of them had the same answer.")
    kappa: float | None = Field(description="Cohen's kappa; null where chance alone explains everything.")
    low: float | None = Field(description="Lower end of the 95 % interval (Fleiss, Cohen and Everitt 1969).")
    high: float | None = Field(description="Upper end of the interval.")

    @classmethod
    def of(cls, key: str, value: Agreement) -> Self:
        """Of what was measured."""
        known = not isnan(value.kappa)
        figures = (value.kappa, value.low, value.high) if known else (None, None, None)
        kappa, low, high = figures
        return cls(key=key, count=value.count, same=value.same, kappa=kappa, low=low, high=high)


class AgreementsTold(Told):
    """Measured from second reviews that were answered."""

    overall: AgreementTold
    verdicts: list[AgreementTold]
    pairs: list[AgreementTold]


class ReviewTold(Told):
    """Two answers that differ."""

    id: Annotated[str, id_of("rev")]
    lead: LeadId
    first: LeadVerdict
    first_by: str
    second: LeadVerdict
    second_by: str
    settled_verdict: str = Field(description="What holds; empty until somebody settles it.")
    settled_at: Time | None
    settled_by: str

    @classmethod
    def of(cls, row: SecondReview) -> Self:
        """Of its row."""
        second = {"second": row.second.verdict, "second_by": row.second.decided_by} if row.second else {}
        return cls.read(row, lead=row.first.lead.public_id, first=row.first.verdict, **second)


class ReviewPage(Page):
    """Disagreements in the order in which they were drawn."""

    LIST: ClassVar = "disagreements"
    items: list[ReviewTold]


class LabelsAsked(Asked):
    """Of which platform; without it of all."""

    platform: Annotated[str, text(40, least=0)] = ""


class PrecisionAsked(Asked):
    """Decisions of these days, both counted; of one ruleset, or of all."""

    since: date | None = None
    until: date | None = None
    ruleset: Annotated[str, text(120, least=0)] = ""


class PrecisionTold(Told):
    """Of the decided leads in which a signal fired, or that a ruleset found, the share that was a breach."""

    key: str = Field(description="Name of the signal, or identity of the ruleset.")
    breaches: int
    others: int = Field(description="Nothing was wrong, also because a decision was overturned.")
    cannot_tell: int = Field(description="Not part of the share.")
    share: float | None = Field(description="breaches ÷ (breaches + others); null where nothing was decided.")
    low: float = Field(description="Lower end of Wilson's 95 % interval.")
    high: float = Field(description="Upper end of Wilson's 95 % interval.")

    @classmethod
    def of(cls, key: str, counts: Precision) -> Self:
        """Of what was counted."""
        share = counts.share
        return cls(
            key=key,
            breaches=counts.breaches,
            others=counts.others,
            cannot_tell=counts.unclear,
            share=share.value if counts.decided else None,
            low=share.low,
            high=share.high,
        )


class PrecisionsTold(Told):
    """Measured from the verdicts that stand."""

    signals: list[PrecisionTold]
    rulesets: list[PrecisionTold]
