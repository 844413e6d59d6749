"""The pages of “My standing”, as the tabs that stand on each of them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.routes import DeskRequest

PAGES = (
    ("standing", _("Overview"), "scale"),
    ("own_listings", _("Listings"), "tag"),
    ("own_points", _("Points"), "chart-line"),
    ("own_breaches", _("Breaches and appeals"), "gavel"),
    ("measure_list", _("Measures"), "certificate"),
    ("own_file", _("Your file"), "folder"),
)


def standing_tabs(request: DeskRequest) -> list[dict[str, Any]]:
    """The tabs, the one of this page marked."""
    rows = [(reverse(name), label, sign) for name, label, sign in PAGES]
    return [{"url": url, "label": label, "sign": sign, "current": url == request.path} for url, label, sign in rows]
