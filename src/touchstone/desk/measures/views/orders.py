"""Pages of orders to the platform: what waits, and one order with what became of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.queries.timeline import timeline
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.actions.confirming import step_order
from touchstone.desk.measures.forms import DecisionForm, OrderFilter
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.order_telling import order_title
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.order_listings import confirming_of, count_left, count_ordered, ordered_listings
from touchstone.desk.measures.queries.orders import LATE, NEEDED, count_late, matching, siblings, visible_orders
from touchstone.desk.measures.queries.visible import find
from touchstone.desk.measures.transitions import ORDER
from touchstone.desk.measures.views.order_course import shown_course
from touchstone.desk.workflow.queries.deadlines import ShownClock, clocks_of, running_of
from touchstone.desk.workflow.queries.steps import possible_steps

PAGE = 50
SIBLINGS, LISTINGS = 20, 50


def list_orders(request: DeskRequest) -> HttpResponse:
    """What the platform has not confirmed, the oldest first, or what else was asked for."""
    form = OrderFilter(request.GET)
    rows = matching(request.actor, request.now, form.values())
    last = visible_orders(request.actor).filter(public_id=request.GET.get("cursor", "")[:40]).first()
    found = list((rows if last is None else rows.filter(pk__gt=last.pk)).select_related(*NEEDED)[: PAGE + 1])
    clocks = running_of(PlatformOrder.SUBJECT_KIND, [row.public_id for row in found], request.now)
    values = {
        "form": form,
        "rows": [_shown(row, clocks.get(row.public_id, [])) for row in found[:PAGE]],
        "is_narrowed": bool(form.values()),
        "late": count_late(request.now),
        "is_late": form.values().get("state") == LATE,
        "export": f"{reverse('order_export')}?{request.GET.urlencode()}",
        "page": {"next": found[PAGE - 1].public_id if len(found) > PAGE else ""},
    }
    return render(request, "measures/orders.html", values)


def show_order(request: DeskRequest, order: str) -> HttpResponse:
    """One order: what it asks, how it stands, what else was asked of the same target, what can be done."""
    row = find(visible_orders(request.actor).select_related(*NEEDED, "undoes"), order)

    def address(verb: str) -> str:
        return reverse("order_step", kwargs={"order": row.public_id, "verb": verb})

    others = siblings(row).select_related(*NEEDED).order_by("-pk")[:SIBLINGS]
    clocks = clocks_of(row, request.now)
    noted, left = confirming_of(row), count_left(row)
    values = {
        "noting": _progress(noted.total, left) if noted else None,
        **shown_course(row, is_late=any(clock.is_overdue for clock in clocks)),
        "listings": ordered_listings(row)[:LISTINGS],
        "listings_count": count_ordered(row),
        "listings_left": left,
        **_shown(row, clocks),
        "steps": [] if noted else possible_steps(subject=row, actor=request.actor, now=request.now, address=address),
        "others": [_shown(each, []) for each in others],
        "events": timeline(row, request.actor),
    }
    return render(request, "measures/order.html", values)


def take_order_step(request: DeskRequest, order: str, verb: str) -> HttpResponse:
    """Answer in the platform's place, or send it again, and stay on the page."""
    row = find(visible_orders(request.actor), order)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    step_order(order=row, verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    if confirming_of(row) is None:
        step = ORDER.step(verb)
        say(request, _("Done: %(step)s.") % {"step": step.label if step else verb})
    return redirect("order_detail", order=row.public_id)


def _progress(total: int, left: int) -> dict[str, int]:
    done = max(total - left, 0)
    return {"done": done, "total": total, "percent": 100 * done // max(total, 1)}


def _shown(row: PlatformOrder, clocks: list[ShownClock]) -> dict[str, object]:
    return {
        "order": row,
        "title": order_title(row),
        "state": row.state,
        "clocks": clocks,
        "seller": root_of(row.measure.breach.seller),
    }
