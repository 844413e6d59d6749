"""The pages beside the queue, as tabs."""

from typing import Any

from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may

TABS = (
    ("lead_list", _("Queue")),
    ("precision", _("Precision")),
    ("agreement", _("Agreement")),
    ("labels", _("Labels")),
    ("saved_filter_list", _("Saved filters")),
)
"""Name of the URL, words."""


def tabs(request: DeskRequest) -> list[dict[str, Any]]:
    """Those that the reader may open."""
    drawn = []
    for name, label in TABS:
        url = reverse(name)
        needs = getattr(resolve(url).func, "needs", None)
        if isinstance(needs, Permission) and may(request.actor, needs):
            drawn.append({"label": label, "url": url, "current": request.path == url})
    return drawn
