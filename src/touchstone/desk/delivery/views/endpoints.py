"""Endpoints of the own organisation."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may, relation_to
from touchstone.desk.delivery.actions import endpoints as actions
from touchstone.desk.delivery.errors import AddressRefusedError
from touchstone.desk.delivery.forms import EndpointForm
from touchstone.desk.delivery.keys import write_secret
from touchstone.desk.delivery.models import Endpoint
from touchstone.desk.delivery.node_keys import public_keys
from touchstone.desk.delivery.passes import policy_of_node
from touchstone.desk.delivery.queries import endpoints
from touchstone.desk.delivery.reasons import say_reason
from touchstone.desk.delivery.trying import send_test
from touchstone.desk.delivery.webhooks import signer_of


@require_http_methods(["GET", "HEAD", "POST"])
def list_endpoints(request: DeskRequest) -> HttpResponse:
    """The endpoints, and a new one."""
    form = EndpointForm(request.POST or None, of_node=request.actor.operates_node)
    manages = may(request.actor, Permission.ENDPOINT_MANAGE)
    if request.method == "POST" and form.is_valid():
        made = _save(request, form, None)
        if made:
            say(request, _("The endpoint was added."))
            return redirect("endpoint_detail", endpoint=made.public_id)
    values = {"endpoints": endpoints.visible_to(request.actor), "form": form, "manages": manages}
    return render(request, "delivery/endpoint_list.html", values, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_endpoint(request: DeskRequest, endpoint: str) -> HttpResponse:
    """One endpoint: its keys for who manages it, its details to change."""
    found = endpoints.found(request.actor, endpoint)
    initial = {"name": found.name, "url": found.url, "kinds": found.kinds}
    form = EndpointForm(request.POST or None, initial=initial, of_node=request.actor.operates_node)
    manages = may(request.actor, Permission.ENDPOINT_MANAGE, relation_to(request.actor, found.organisation_id))
    if request.method == "POST" and form.is_valid() and _save(request, form, found):
        say(request, _("The endpoint was saved."))
        return redirect("endpoint_detail", endpoint=found.public_id)
    values = {
        "endpoint": found,
        "form": form,
        "manages": manages,
        "secret": write_secret(signer_of(found, now=request.now).secrets[0]) if manages else "",
        "public_keys": public_keys(),
        "reason": say_reason(found.closed_reason, found.url) if found.closed_at else "",
    }
    return render(request, "delivery/endpoint_detail.html", values, status=422 if form.errors else 200)


@require_POST
def close_endpoint(request: DeskRequest, endpoint: str) -> HttpResponse:
    """Send nothing there any more."""
    return _done(request, endpoint, actions.close_endpoint, _("The endpoint was closed."))


@require_POST
def open_endpoint(request: DeskRequest, endpoint: str) -> HttpResponse:
    """Send there again."""
    return _done(request, endpoint, actions.open_endpoint, _("The endpoint is open again."))


@require_POST
def change_secret(request: DeskRequest, endpoint: str) -> HttpResponse:
    """A new shared secret."""
    said = _("There is a new secret; the old one goes on signing for a week.")
    return _done(request, endpoint, actions.change_secret, said)


@require_POST
def try_endpoint(request: DeskRequest, endpoint: str) -> HttpResponse:
    """A test to the endpoint."""
    found = endpoints.found(request.actor, endpoint)
    sent = send_test(endpoint=found, by=request.actor, now=request.now)
    say(request, _("A test is on its way.") if sent else _("The endpoint is closed: open it first."))
    return redirect("delivery_list")


def _done(request: DeskRequest, endpoint: str, act: Callable[..., Endpoint], said: str) -> HttpResponse:
    act(endpoint=endpoints.found(request.actor, endpoint), by=request.actor, now=request.now)
    say(request, said)
    return redirect("endpoint_detail", endpoint=endpoint)


def _save(request: DeskRequest, form: EndpointForm, endpoint: Endpoint | None) -> Endpoint | None:
    details = {**form.cleaned_data, "policy": policy_of_node(), "by": request.actor, "now": request.now}
    try:
        if endpoint is None:
            return actions.add_endpoint(**details)
        return actions.change_endpoint(endpoint=endpoint, **details)
    except AddressRefusedError as refusal:
        form.add_error("url", refusal.in_language())
        return None
