"""The webhooks by which an order went to the systems of the platform."""

from django.db.models import QuerySet

from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.measures.messages import ORDER_ISSUED, ORDER_WITHDRAWN
from touchstone.desk.measures.models import PlatformOrder


def messages_of(order: PlatformOrder) -> QuerySet[Message]:
    """Each time it was sent, to each endpoint, the latest first; found by the lane of its measure."""
    endpoints = Endpoint.objects.filter(organisation__operates_node=True).values_list("public_id", flat=True)
    lanes = [f"{endpoint}:{order.measure.public_id}" for endpoint in endpoints]
    rows = Message.objects.filter(lane__in=lanes, kind__in=(ORDER_ISSUED.key, ORDER_WITHDRAWN.key))
    return rows.filter(content__contains=f'"order":"{order.public_id}"').select_related("endpoint").order_by("-pk")


def is_awaited() -> bool:
    """Whether a system of the platform takes orders by webhook."""
    rows = Endpoint.objects.filter(organisation__operates_node=True, closed_at=None)
    return any(ORDER_ISSUED.key in endpoint.kinds for endpoint in rows)
