"""API keys of the own organisation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from touchstone.desk.accounts.actions import keys as actions
from touchstone.desk.accounts.forms import KeyForm
from touchstone.desk.accounts.notices import say
from touchstone.desk.accounts.queries import keys
from touchstone.desk.authority.permissions import MEANINGS, Permission
from touchstone.desk.authority.routes import DeskRequest


@never_cache
def list_keys(request: DeskRequest) -> HttpResponse:
    """The keys, and a new one: its token is in this one answer and nowhere else."""
    form = KeyForm(request.POST or None, actor=request.actor)
    token = ""
    if request.method == "POST" and form.is_valid():
        scopes, lifetime = form.chosen
        name = form.cleaned_data["name"]
        _key, token = actions.make_key(name=name, scopes=scopes, lifetime=lifetime, by=request.actor, now=request.now)
        form = KeyForm(actor=request.actor)
    rows = [
        {
            "key": key,
            "scopes": [MEANINGS[Permission(scope)] for scope in key.scopes],
            "over": key.expires_at <= request.now,
        }
        for key in keys.visible_to(request.actor)
    ]
    values = {"rows": rows, "form": form, "token": token}
    return render(request, "accounts/key_list.html", values, status=422 if form.errors else 200)


def revoke_key(request: DeskRequest, key: str) -> HttpResponse:
    """End a key."""
    actions.revoke_key(key=keys.found(request.actor, key), by=request.actor, now=request.now)
    say(request, _("The key was revoked."))
    return redirect("key_list")
