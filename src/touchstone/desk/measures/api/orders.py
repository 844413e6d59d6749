"""Orders over the API: how the systems of a platform fetch them and say what became of them."""

from typing import Annotated, Any, ClassVar, Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of, text
from touchstone.desk.measures.actions.carrying import confirm_listings, confirm_order, fetch_order, report_failure
from touchstone.desk.measures.errors import TooManyListingsError
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.queries.order_listings import ordered_listings
from touchstone.desk.measures.queries.orders import matching, visible_orders
from touchstone.desk.measures.queries.visible import find
from touchstone.desk.workflow.errors import ReasonMissingError, WrongStateError
from touchstone.rulebook.penalties.action import Action

OPERATIONS = Operations("orders")
VIEW, CONFIRM = Permission.ORDER_VIEW, Permission.ORDER_CONFIRM
ORDER = "orders/{order}"
OrderId = Annotated[str, id_of("ord")]
OrderState = Literal["open", "late", "issued", "fetched", "confirmed", "failed", "withdrawn", "overtaken"]
LINKED = ("measure", "undoes")


class OrderTold(Told):
    """What the platform is to do to one listing, shop or account, and what it said of it."""

    id: OrderId
    status: Literal["issued", "fetched", "confirmed", "failed", "withdrawn", "overtaken"]
    measure: Annotated[str, id_of("mea")]
    way: Literal["apply", "undo"] = Field(description="`undo`: take back what the order `undoes` asked for.")
    action: Action
    platform: str
    target_kind: Literal["listing", "shop", "account"]
    target: str = Field(description="The platform's own id of it.")
    until: Time | None = Field(description="When its end is ordered; null: no end, or an order that takes back.")
    undoes: OrderId | None
    issued_at: Time
    fetched_at: Time | None
    confirmed_at: Time | None
    carried_out_at: Time | None
    reference: str
    failure: str

    @classmethod
    def of(cls, row: PlatformOrder) -> Self:
        """Of its row."""
        return cls.read(row, measure=row.measure.public_id, undoes=row.undoes.public_id if row.undoes else None)


class OrderPage(Page):
    """Orders in the order in which they were issued."""

    LIST: ClassVar = "orders"
    items: list[OrderTold]


class OrdersAsked(PageAsked):
    """Which orders."""

    state: OrderState = Field(
        "open", description="`open`: issued, fetched or failed; `late`: open, and its time is up."
    )


class Confirmation(Asked):
    """That it was done."""

    carried_out_at: Time | None = Field(None, description="When; without it, now.")
    reference: Annotated[str, text(120, least=0)] = Field("", description="The platform's own number for it.")


class Failure(Asked):
    """That it could not be done."""

    reason: Paragraphs = Field(min_length=1, max_length=2000)


class ListingOrdered(Told):
    """One listing of an order."""

    listing: str = Field(description="The platform's own id of it.")
    done: Time | None = Field(description="When it went down or came back; null: not yet.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of a listing with its `done`."""
        return cls(listing=row.platform_listing_id, done=row.done)


class ListingOrderedPage(Page):
    """What is to go down or to come back."""

    LIST: ClassVar = "order_listings"
    items: list[ListingOrdered]


class ListingsAsked(PageAsked):
    """Which of them."""

    left: bool = Field(False, description="Only what is not done yet.")


class ListingsConfirmed(Asked):
    """That it was done to these listings."""

    listings: list[Annotated[str, text(120)]] = Field(min_length=1, max_length=1000)
    carried_out_at: Time | None = Field(None, description="When; without it, now.")


@OPERATIONS.get("orders", name="list_orders", needs=VIEW, answer=OrderPage)
def list_orders(request: DeskRequest, asked: Query[OrdersAsked]) -> OrderPage:
    """List orders to the platform.

    An order that was sent again keeps its place: ask for the open ones from the beginning.
    """
    rows = matching(request.actor, request.now, {"state": asked.state}).select_related(*LINKED)
    return OrderPage.cut(request, rows, asked, OrderTold.of)


@OPERATIONS.get(ORDER, name="get_order", needs=VIEW, answer=OrderTold)
def get_order(request: DeskRequest, order: OrderId) -> OrderTold:
    """Get one order."""
    return _told(request, order)


@OPERATIONS.post(f"{ORDER}/fetch", name="fetch_order", needs=CONFIRM, answer=OrderTold, status=200)
def fetch(request: DeskRequest, order: OrderId) -> OrderTold:
    """Say that the platform has the order; again, it changes nothing."""
    fetch_order(order=_found(request, order), by=request.actor, now=request.now)
    return _told(request, order)


@OPERATIONS.post(
    f"{ORDER}/confirm", name="confirm_order", needs=CONFIRM, answer=OrderTold, status=200,
    refusals=(WrongStateError, TooManyListingsError),
)  # fmt: skip
def confirm(request: DeskRequest, order: OrderId, said: Confirmation) -> OrderTold:
    """Say that the order was carried out; again, it changes nothing.

    Of one that waits for more than 2,000 listings it is said in parts: `confirm_order_listings`. A withdrawn order becomes
    `overtaken`: what took it back is then open again unless it was done later.
    """
    values = said.model_dump()
    confirm_order(order=_found(request, order), by=request.actor, now=request.now, **values)
    return _told(request, order)


@OPERATIONS.post(
    f"{ORDER}/fail", name="fail_order", needs=CONFIRM, answer=OrderTold, status=200,
    refusals=(WrongStateError, ReasonMissingError),
)  # fmt: skip
def fail(request: DeskRequest, order: OrderId, said: Failure) -> OrderTold:
    """Say that the order could not be carried out, and why; it stays open, and supervisors are told."""
    report_failure(order=_found(request, order), reason=said.reason, by=request.actor, now=request.now)
    return _told(request, order)


@OPERATIONS.get(f"{ORDER}/listings", name="list_order_listings", needs=VIEW, answer=ListingOrderedPage)
def list_order_listings(request: DeskRequest, order: OrderId, asked: Query[ListingsAsked]) -> ListingOrderedPage:
    """List the single listings of an order.

    Of one that removes, empties or closes: what is up and has to go down. Of one that takes that back: exactly what
    the order took down. A listing that another order holds down stays down. With `left`, what was confirmed leaves the list:
    ask for its beginning again.
    """
    rows = ordered_listings(_found(request, order))
    return ListingOrderedPage.cut(request, rows.filter(done=None) if asked.left else rows, asked, ListingOrdered.of)


@OPERATIONS.post(
    f"{ORDER}/listings", name="confirm_order_listings", needs=CONFIRM, answer=OrderTold, status=200,
    refusals=(WrongStateError,),
)  # fmt: skip
def confirm_single(request: DeskRequest, order: OrderId, said: ListingsConfirmed) -> OrderTold:
    """Say that single listings of an order were done; with the last one the order is confirmed."""
    confirm_listings(order=_found(request, order), by=request.actor, now=request.now, **said.model_dump())
    return _told(request, order)


def _found(request: DeskRequest, order: str) -> PlatformOrder:
    return find(visible_orders(request.actor), order)


def _told(request: DeskRequest, order: str) -> OrderTold:
    return OrderTold.of(find(visible_orders(request.actor).select_related(*LINKED), order))
