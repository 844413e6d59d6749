"""Deliveries over the API: what was sent to endpoints, what failed, sending it again."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.delivery.actions.messages import replay_message
from touchstone.desk.delivery.errors import NotReplayableError
from touchstone.desk.delivery.queries import messages
from touchstone.desk.delivery.shapes import DeliveriesAsked, DeliveryId, DeliveryPage, DeliveryTold

OPERATIONS = Operations("deliveries")
DELIVERY = "deliveries/{delivery}"
VIEW, REPLAY = Permission.DELIVERY_VIEW, Permission.DELIVERY_REPLAY


@OPERATIONS.get("deliveries", name="list_deliveries", needs=VIEW, answer=DeliveryPage)
def list_deliveries(request: DeskRequest, asked: Query[DeliveriesAsked]) -> DeliveryPage:
    """List what was sent, what waits, what was given up."""
    rows = messages.visible_to(request.actor)
    return DeliveryPage.cut(request, rows.filter(state=asked.state) if asked.state else rows, asked, DeliveryTold.of)


@OPERATIONS.get(DELIVERY, name="get_delivery", needs=VIEW, answer=DeliveryTold)
def get_delivery(request: DeskRequest, delivery: DeliveryId) -> DeliveryTold:
    """Get one delivery."""
    return DeliveryTold.of(messages.found(request.actor, delivery))


@OPERATIONS.post(
    f"{DELIVERY}/replay",
    name="replay_delivery",
    needs=REPLAY,
    answer=DeliveryTold,
    status=200,
    refusals=(NotReplayableError,),
)
def replay_delivery(request: DeskRequest, delivery: DeliveryId) -> DeliveryTold:
    """Send again what was given up.

    It keeps its id, so that its receiver can tell a repetition.
    """
    found = messages.found(request.actor, delivery)
    return DeliveryTold.of(replay_message(message=found, by=request.actor, now=request.now))
