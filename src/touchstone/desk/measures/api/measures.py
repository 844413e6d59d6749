"""Measures over the API: a seller reads its own, the node all."""

from typing import Annotated, ClassVar, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Time, Told, id_of
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.queries.visible import find, shown_seller, visible_measures
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.special_rules import SpecialRule, special_rules

OPERATIONS = Operations("measures")
VIEW = Permission.MEASURE_VIEW
MeasureId = Annotated[str, id_of("mea")]
NEEDED = ("breach__seller__root", "breach__listing_version__listing")


class MeasureTold(Told):
    """A measure with the reasons that were given."""

    id: MeasureId
    breach: Annotated[str, id_of("bre")]
    seller: Annotated[str, id_of("sel")]
    listing: Annotated[str, id_of("lst")]
    action: Action
    row: str = Field(description="The row of the penalty code that owes it.")
    rules: list[SpecialRule] = Field(description="What it rests on besides the number of its tier.")
    starts: Time
    until: Time | None = Field(description="Null: no end.")
    decided_at: Time
    reversed_at: Time | None
    appeal_until: Time = Field(description="How long its breach can be appealed.")
    statement_en: str
    statement_zh: str

    @classmethod
    def of(cls, row: Measure, actor: Actor) -> Self:
        """Of its row, as this actor may know it."""
        return cls.read(
            row,
            breach=row.breach.public_id,
            seller=shown_seller(actor, row.breach.seller).public_id,
            listing=row.breach.listing_version.listing.public_id,
            appeal_until=row.breach.appeal_until,
            rules=list(special_rules(confirmed(row.breach.code), row.row, Action(row.action))),
        )


class MeasurePage(Page):
    """Measures in the order in which they were decided."""

    LIST: ClassVar = "measures"
    items: list[MeasureTold]


@OPERATIONS.get("measures", name="list_measures", needs=VIEW, answer=MeasurePage)
def list_measures(request: DeskRequest, asked: Query[PageAsked]) -> MeasurePage:
    """List measures."""
    rows = visible_measures(request.actor).select_related(*NEEDED)
    return MeasurePage.cut(request, rows, asked, lambda row: MeasureTold.of(row, request.actor))


@OPERATIONS.get("measures/{measure}", name="get_measure", needs=VIEW, answer=MeasureTold)
def get_measure(request: DeskRequest, measure: MeasureId) -> MeasureTold:
    """Get one measure with its reasons."""
    return MeasureTold.of(find(visible_measures(request.actor).select_related(*NEEDED), measure), request.actor)
