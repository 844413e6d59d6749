"""Who hears of an order: the platform's systems by webhook, supervisors where it failed or is late."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.outbox import tell
from touchstone.desk.measures.actions.ordering import tell_platform
from touchstone.desk.measures.messages import ORDER_DUE, ORDER_FAILED, ORDER_STUCK
from touchstone.desk.measures.models import PlatformOrder, Way
from touchstone.desk.measures.queries.codes import title_of
from touchstone.desk.workflow.registry import Notice, Telling

SENT = frozenset({"issue", "resend", "reopen", "withdraw"})
"""The steps that the platform's systems hear of."""
ANSWERING = [role.key for role in ROLES if role.grants.get(Permission.ORDER_CONFIRM) is Reach.NODE]


def tell_order(telling: Telling) -> None:
    """Called inside the act for each step of an order and each ring of its clock."""
    order: PlatformOrder = telling.subject
    if telling.notice is not Notice.STEP:
        _tell_late(order, telling)
    elif telling.verb in SENT:
        tell_platform(order, telling.now)
    elif telling.verb == "fail":
        _tell(ORDER_FAILED, order, ANSWERING, telling)


def order_title(order: PlatformOrder) -> str:
    """What it does: “listing removed”, or the same with words for its end."""
    action = title_of(order.action)
    return action if order.way == Way.APPLY else _("taken back: %(action)s") % {"action": action}


def target_of(order: PlatformOrder) -> str:
    """What it is done to, as the platform names it."""
    return f"{order.platform} {order.target}"


def _tell_late(order: PlatformOrder, telling: Telling) -> None:
    """Who answers for the platform gets the order; who operates the node sees no order, but whether messages arrive."""
    if telling.role and telling.role not in ANSWERING:
        _tell(ORDER_STUCK, order, [telling.role], telling, page=reverse("delivery_list"))
    else:
        _tell(ORDER_DUE, order, [telling.role] if telling.role else ANSWERING, telling)


def _tell(kind: MessageKind, order: PlatformOrder, roles: list[str], telling: Telling, page: str = "") -> None:
    page = str(settings.ADDRESS) + (page or reverse("order_detail", kwargs={"order": order.public_id}))
    for person in _people(roles):
        with override(person.language):
            values = {"order": order_title(order), "target": target_of(order), "url": page}
        tell(kind.key, order, people=[person], values=values, now=telling.now)


def _people(roles: list[str]) -> list[Person]:
    held = Person.objects.filter(
        is_active=True,
        memberships__role__in=roles,
        memberships__ended_at=None,
        memberships__organisation__operates_node=True,
    )
    return list(held.distinct().order_by("pk"))
