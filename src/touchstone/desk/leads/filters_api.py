"""Saved filters of the queue over the API: one's own, and those shared within the organisation."""

from typing import Annotated, ClassVar, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Time, Told, id_of, text
from touchstone.desk.leads.actions.saving import change_filter, delete_filter, save_filter
from touchstone.desk.leads.errors import FilterNameError, NotYourFilterError, TooManyFiltersError
from touchstone.desk.leads.models import SavedFilter
from touchstone.desk.leads.queries.saved import filter_found, filters_of
from touchstone.desk.leads.shapes import FilterAsked

OPERATIONS = Operations("leads")
FILTERS, FILTER = "lead-filters", "lead-filters/{saved_filter}"
VIEW = Permission.LEAD_VIEW
FilterId = Annotated[str, id_of("svf")]
FilterName = Annotated[str, text(80)]


class FilterNew(Asked):
    """A filter under a name."""

    name: FilterName
    asked: FilterAsked
    is_shared: bool = Field(False, description="Whether everybody of the organisation sees it.")


class FilterChange(Asked):
    """What changes; what is left out stays."""

    name: FilterName | None = None
    is_shared: bool | None = None


class FilterTold(Told):
    """A saved filter."""

    id: FilterId
    name: str
    asked: FilterAsked
    is_shared: bool
    created_at: Time
    created_by: str

    @classmethod
    def of(cls, row: SavedFilter) -> Self:
        """Of its row; what a page kept as words reads as the numbers they are."""
        return cls.read(row, asked=FilterAsked.model_validate(row.asked))


class FilterPage(Page):
    """Filters in the order in which they were made."""

    LIST: ClassVar = "lead-filters"
    items: list[FilterTold]


@OPERATIONS.get(FILTERS, name="list_lead_filters", needs=VIEW, answer=FilterPage)
def list_lead_filters(request: DeskRequest, asked: Query[PageAsked]) -> FilterPage:
    """List saved filters of the queue."""
    return FilterPage.cut(request, filters_of(request.actor), asked, FilterTold.of)


@OPERATIONS.get(FILTER, name="get_lead_filter", needs=VIEW, answer=FilterTold)
def get_lead_filter(request: DeskRequest, saved_filter: FilterId) -> FilterTold:
    """Get one saved filter."""
    return FilterTold.of(filter_found(request.actor, saved_filter))


@OPERATIONS.post(
    FILTERS,
    name="add_lead_filter",
    needs=VIEW,
    answer=FilterTold,
    made_at="lead-filters/{id}",
    refusals=(FilterNameError, TooManyFiltersError),
)
def add_lead_filter(request: DeskRequest, new: FilterNew) -> FilterTold:
    """Save a filter of the queue."""
    asked = {name: value for name, value in new.asked.model_dump(mode="json").items() if value}
    row = save_filter(name=new.name, asked=asked, is_shared=new.is_shared, by=request.actor, now=request.now)
    return FilterTold.of(row)


@OPERATIONS.patch(
    FILTER,
    name="change_lead_filter",
    needs=VIEW,
    answer=FilterTold,
    refusals=(FilterNameError, NotYourFilterError),
)
def change_lead_filter(request: DeskRequest, saved_filter: FilterId, change: FilterChange) -> FilterTold:
    """Rename a saved filter, share it, or keep it to oneself."""
    row = filter_found(request.actor, saved_filter)
    return FilterTold.of(change_filter(row=row, by=request.actor, now=request.now, **change.model_dump()))


@OPERATIONS.delete(FILTER, name="delete_lead_filter", needs=VIEW, refusals=(NotYourFilterError,))
def delete_lead_filter(request: DeskRequest, saved_filter: FilterId) -> None:
    """Delete a saved filter."""
    delete_filter(row=filter_found(request.actor, saved_filter), by=request.actor, now=request.now)
