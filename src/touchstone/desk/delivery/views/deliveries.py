"""What was delivered to endpoints, what failed, and sending it again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may, relation_to
from touchstone.desk.delivery.actions.messages import replay_message
from touchstone.desk.delivery.forms import STATES, DeliveryFilter
from touchstone.desk.delivery.message_kind import title_of
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import Channel, State
from touchstone.desk.delivery.queries import messages
from touchstone.desk.delivery.reasons import say_reason

PAGE = 50
TONES = {State.PENDING: "info", State.LEASED: "info", State.DONE: "success", State.DEAD: "danger"}


@require_GET
def list_deliveries(request: DeskRequest) -> HttpResponse:
    """Messages to endpoints, newest first, by state."""
    form = DeliveryFilter(request.GET)
    state = form.cleaned_data.get("state", "") if form.is_valid() else ""
    rows = messages.visible_to(request.actor)
    if state:
        rows = rows.filter(state=state)
    shown = list(messages.earlier(rows, request.GET.get("cursor", ""))[: PAGE + 1])
    page = {"next": shown[PAGE - 1].public_id if len(shown) > PAGE else ""}
    entries = [_entry(request, message) for message in shown[:PAGE]]
    values = {"form": form, "entries": entries, "page": page, "searched": bool(state)}
    return render(request, "delivery/delivery_list.html", values)


@require_POST
def replay(request: DeskRequest, message: str) -> HttpResponse:
    """Send a message again that was given up."""
    replay_message(message=messages.found(request.actor, message), by=request.actor, now=request.now)
    say(request, _("The message is on its way again."))
    return redirect("delivery_list")


def _result(message: Message, receiver: str) -> str:
    """What the last attempt came to; a mail server has no status."""
    if message.channel == Channel.EMAIL and message.state == State.DONE:
        return _("The mail server took it.")
    return say_reason(message.last_reason, receiver) if message.last_reason else ""


def _entry(request: DeskRequest, message: Message) -> dict[str, object]:
    owner = message.endpoint.organisation_id if message.endpoint else None
    may_replay = may(request.actor, Permission.DELIVERY_REPLAY, relation_to(request.actor, owner))
    receiver = message.endpoint.name if message.endpoint else message.address
    return {
        "message": message,
        "title": title_of(message.kind),
        "receiver": receiver,
        "state": dict(STATES)[message.state],
        "tone": TONES[State(message.state)],
        "reason": _result(message, receiver),
        "may_replay": may_replay and message.state == State.DEAD and bool(message.content),
    }
