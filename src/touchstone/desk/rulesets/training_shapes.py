"""How trainings and rescreenings look over the API."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field

from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of
from touchstone.desk.rulesets.models import Rescreening, Training, TrialState
from touchstone.desk.rulesets.shapes import ReleaseId

TrainingId = Annotated[str, id_of("trn")]
RescreeningId = Annotated[str, id_of("rsc")]


class TrainingNew(Asked):
    """What a draft learns from the verdicts that stand; the calibration is fitted in any case."""

    edition: str = Field(pattern=r"^[A-Za-z0-9_.-]{1,60}$", description="Version of the draft.")
    text: bool = Field(True, description="Learn a text model; it is taken where it ranks better than the one before.")
    weights: bool = Field(True, description="Move the weights of the signals.")
    why: Paragraphs = Field("", max_length=2000, description="What it is for.")


class Estimate(Told):
    """A figure with its 95 % interval; null where it is not known."""

    value: float | None
    low: float | None
    high: float | None

    @classmethod
    def of_list(cls, values: list[float | None]) -> Self:
        """As facts keep it."""
        return cls(value=values[0], low=values[1], high=values[2])


class HeldFigures(Told):
    """Of one ruleset on the sellers that did not teach; `area` is that under the ROC curve."""

    area: Estimate
    average_precision: Estimate
    precision_review: Estimate
    recall_review: Estimate
    precision_block: Estimate
    recall_block: Estimate

    @classmethod
    def of_facts(cls, facts: Any) -> Self:
        """From the facts of a training."""
        shares = {
            f"{figure}_{level}": Estimate.of_list(facts[level][figure])
            for level in ("review", "block")
            for figure in ("precision", "recall")
        }
        whole = {name: Estimate.of_list(facts[name]) for name in ("area", "average_precision")}
        return cls(**whole, **shares)


class Half(Told):
    """Labelled listings of one half of the sellers."""

    listings: int
    counterfeits: int
    fine: int
    sellers: int


class Judged(Told):
    """How the draft does beside the live ruleset on sellers that did not teach it."""

    outcome: str = Field(
        description="`better`, `worse` or `unclear`: whether it ranks better, by the interval of `gain`."
    )
    gain: Estimate = Field(description="By how much the draft's area is larger.")
    teaching: Half
    judging: Half
    live: HeldFigures
    draft: HeldFigures
    text_taken: bool = Field(description="Whether a new text model was taken.")

    @classmethod
    def of_facts(cls, facts: Any) -> Self:
        """From the facts of a training."""
        return cls(
            outcome=facts["outcome"],
            gain=Estimate.of_list(facts["difference"]["area"]),
            teaching=Half(**facts["teaching"]),
            judging=Half(**facts["judging"]),
            live=HeldFigures.of_facts(facts["live"]),
            draft=HeldFigures.of_facts(facts["draft"]),
            text_taken=facts["text"]["taken"],
        )


class TrainingTold(Told):
    """A draft that is trained from verdicts."""

    id: TrainingId
    state: TrialState
    edition: str
    base: ReleaseId
    release: ReleaseId | None = Field(description="The draft; null while it runs, or where none was left.")
    percent: int
    failure: str = Field(description="`few`, `taken`, `memory`, `fault`; empty: none.")
    judged: Judged | None
    created_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, row: Training) -> Self:
        """Of its row."""
        return cls.read(
            row,
            base=row.base.public_id,
            release=row.release.public_id if row.release else None,
            judged=Judged.of_facts(row.facts) if row.facts else None,
        )


class TrainingPage(Page):
    """Trainings in the order in which they began."""

    LIST: ClassVar = "trainings"
    items: list[TrainingTold]


class RescreeningTold(Told):
    """What is there already, screened again with the ruleset that is live."""

    id: RescreeningId
    state: TrialState
    release: ReleaseId
    done: int = Field(description="Listings that were looked at.")
    total: int
    screened: int = Field(description="Of them, those online.")
    harder: int = Field(description="Listings that are held harder than before.")
    milder: int = Field(description="Listings that are held less than before.")
    opened: int = Field(description="New leads.")
    brought: int = Field(description="Leads that waited and were brought up to date.")
    lapsed: int = Field(description="Leads that nobody had decided and whose listing passes now.")
    created_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, row: Rescreening) -> Self:
        """Of its row."""
        return cls.read(row, release=row.release.public_id)


class RescreeningPage(Page):
    """In the order in which they began."""

    LIST: ClassVar = "rescreenings"
    items: list[RescreeningTold]
