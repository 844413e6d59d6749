"""How releases and trials look over the API."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of
from touchstone.desk.dossiers.shapes.parts import ListingId
from touchstone.desk.rulesets.engine.labels import labels_in, quality_of
from touchstone.desk.rulesets.engine.values import Interval
from touchstone.desk.rulesets.models import Moved, Origin, Release, Trial, TrialKind, TrialState

ReleaseId = Annotated[str, id_of("rel")]
TrialId = Annotated[str, id_of("tri")]
ReleaseState = Literal["draft", "backtested", "shadow", "proposed", "live", "retired", "returning", "withdrawn"]
VerdictTold = Literal["pass", "review", "block"]


class ReleaseTold(Told):
    """A ruleset on its way to the node's screening."""

    id: ReleaseId
    status: ReleaseState
    version: int = Field(description="Counts the steps; a step says which one it saw.")
    ruleset: str = Field(description="What its findings carry: name, version and the first digits of its digest.")
    digest: str = Field(description="SHA-256 of what decides, the state left out.")
    origin: Origin
    why: str
    content: str = Field(description="The file (TOML).")
    live_at: Time | None = Field(description="When it went live last; null: never.")
    created_at: Time

    @classmethod
    def of(cls, row: Release) -> Self:
        """Of its row."""
        return cls.read(row, ruleset=row.file.identity, digest=row.file.digest, content=row.file.content)


class ReleasePage(Page):
    """Releases in the order in which they were written."""

    LIST: ClassVar = "releases"
    items: list[ReleaseTold]


class DraftNew(Asked):
    """A ruleset as its file says it."""

    content: str = Field(min_length=1, max_length=64 * 1024, description="The file (TOML), at most 64 KB.")
    why: Paragraphs = Field("", max_length=2000, description="What it is for.")


StepVerb = Literal[
    "shadow",
    "revise",
    "leave_shadow",
    "withdraw",
    "propose",
    "go_live",
    "send_back",
    "take_back",
    "propose_return",
    "roll_back",
    "keep_retired",
    "take_return_back",
]
"""The steps that people take."""


class StepNew(Asked):
    """A step of a release."""

    verb: StepVerb = Field(description="Which step.")
    seen: int = Field(ge=0, le=2**31 - 1, description="The `version` that was looked at.")
    reason: Paragraphs = Field("", max_length=2000)


class Share(Told):
    """A share with its 95 % interval; null where nothing was counted."""

    value: float | None
    low: float
    high: float

    @classmethod
    def of_interval(cls, interval: Interval) -> Self:
        """NaN is no JSON."""
        value = interval.value if interval.value == interval.value else None
        return cls(value=value, low=interval.low, high=interval.high)


class QualityTold(Told):
    """Against the verdicts of people: of what it would hold for review or block, and of what it would block."""

    precision_review: Share
    recall_review: Share
    precision_block: Share
    recall_block: Share
    average_precision: float | None

    @classmethod
    def of_sums(cls, sums: Any, name: str) -> Self:
        """From the counts of a trial."""
        quality = quality_of(sums, name)
        shares = [Share.of_interval(each) for each in (*quality.review, *quality.block)]
        return cls(
            precision_review=shares[0],
            recall_review=shares[1],
            precision_block=shares[2],
            recall_block=shares[3],
            average_precision=quality.average_precision,
        )


class TrialTold(Told):
    """A release beside the live one: over what is there (backtest), or over what comes in (shadow)."""

    id: TrialId
    kind: TrialKind
    state: TrialState
    release: ReleaseId
    against: ReleaseId
    done: int = Field(description="Listings that were looked at.")
    total: int = Field(description="Listings to look at; 0 of a shadow run, which has no end.")
    listings: int = Field(description="Listings that both rulesets screened.")
    changed: int = Field(description="Of them, those whose verdict differs.")
    transitions: dict[str, int] = Field(description="From the verdict of the live ruleset to that of the release.")
    labels: int = Field(description="Listings with a verdict of a person.")
    counterfeits: int = Field(description="Of them, those that are counterfeit.")
    live_quality: QualityTold
    release_quality: QualityTold
    created_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, row: Trial) -> Self:
        """Of its row."""
        labels, counterfeits = labels_in(row.labels)
        return cls.read(
            row,
            release=row.release.public_id,
            against=row.against.public_id,
            listings=row.sums["listings"],
            changed=row.sums["changed"],
            transitions=row.sums["transitions"],
            labels=labels,
            counterfeits=counterfeits,
            live_quality=QualityTold.of_sums(row.labels, "a"),
            release_quality=QualityTold.of_sums(row.labels, "b"),
        )


class TrialPage(Page):
    """Trials in the order in which they began."""

    LIST: ClassVar = "trials"
    items: list[TrialTold]


class MovedTold(Told):
    """A listing of which the two rulesets say different things."""

    id: Annotated[str, id_of("mov")]
    listing: ListingId
    before: VerdictTold
    after: VerdictTold
    score_before: float
    score_after: float
    differences: str = Field(description="What changed the score, in log odds.")

    @classmethod
    def of(cls, row: Moved) -> Self:
        """Of its row."""
        return cls.read(row, listing=row.version.listing.public_id)


class MovedPage(Page):
    """In the order in which they were found; some hundred of each way are kept, all are counted."""

    LIST: ClassVar = "moved"
    items: list[MovedTold]
