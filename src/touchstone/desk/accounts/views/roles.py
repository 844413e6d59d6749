"""Who may do what at this desk: for everyone to read, made from the rows that decide it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.organisation_kind import TITLES
from touchstone.desk.authority.permissions import MEANINGS
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.role import Role
from touchstone.desk.authority.roles import ROLES

REACHES = {
    Reach.MINE: _("only what is one's own"),
    Reach.OURS: _("what belongs to their own organisation"),
    Reach.SHARED: _("what belongs to their own organisation or was shared with it"),
    Reach.NODE: _("everything on this node"),
}


def list_roles(request: HttpRequest) -> HttpResponse:
    """Every role with what it may do and how far."""
    return render(request, "accounts/about_roles.html", {"roles": [_described(role) for role in ROLES]})


def _described(role: Role) -> dict[str, object]:
    reaches = [
        {"reach": REACHES[reach], "acts": [MEANINGS[each] for each, far in role.grants.items() if far is reach]}
        for reach in sorted(set(role.grants.values()), reverse=True)
    ]
    return {"role": role, "kinds": [TITLES[kind] for kind in TITLES if kind in role.kinds], "reaches": reaches}
