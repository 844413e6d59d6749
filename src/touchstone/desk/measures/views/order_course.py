"""How an order stands with the platform, for its page: each time it was sent, and what to do now."""

from django.utils.translation import gettext as _

from touchstone.desk.delivery.forms import STATES
from touchstone.desk.delivery.message_kind import title_of
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.reasons import say_reason
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.queries.order_messages import is_awaited, messages_of
from touchstone.desk.measures.transitions import CONFIRMED, FAILED, FETCHED, ISSUED, WITHDRAWN

TONES = {State.PENDING: "info", State.LEASED: "info", State.DONE: "success", State.DEAD: "danger"}
SHOWN = 20


def shown_course(order: PlatformOrder, *, is_late: bool) -> dict[str, object]:
    """What was sent where, and the advice."""
    sent = list(messages_of(order)[:SHOWN])
    return {
        "sent": [_said(each) for each in sent],
        "is_awaited": bool(sent) or is_awaited(),
        "advice": advice_on(order, is_late=is_late),
    }


def advice_on(order: PlatformOrder, *, is_late: bool) -> str:
    """What whoever may answer for the platform does next."""
    if order.status == FAILED:
        return _("Cure what the platform names, then send the order again. If it was done otherwise, confirm it here.")
    if order.status == ISSUED and is_late:
        return _(
            "Its time is up, and the platform has not even fetched it: look below whether the messages arrive and whether its "
            "program runs, then send the order again. If you see on the platform that it was done, confirm it here."
        )
    if order.status == FETCHED and is_late:
        return _(
            "Its time is up. The program of the platform has it and did not say what became of it: ask the platform, and send "
            "the order again if it was lost. If you see on the platform that it was done, confirm it here."
        )
    if order.status in (ISSUED, FETCHED):
        return _("Nothing yet: the platform has until the time below to confirm.")
    if order.status == CONFIRMED:
        return _("Nothing. If the platform undid it by itself, order it again.")
    if order.status == WITHDRAWN:
        return _("Nothing, unless the platform carried it out all the same: then note that.")
    return ""


def _said(message: Message) -> dict[str, object]:
    receiver = message.endpoint.name if message.endpoint else ""
    return {
        "message": message,
        "receiver": receiver,
        "kind": title_of(message.kind),
        "state": dict(STATES)[State(message.state)],
        "tone": TONES[State(message.state)],
        "reason": say_reason(message.last_reason, receiver) if message.last_reason else "",
    }
