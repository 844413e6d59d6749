"""The side navigation: one row per entry. An entry is shown to whoever its URL is for, and to nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import may


@dataclass(frozen=True, slots=True)
class Entry:
    """A link: words, the name of its URL, a sign of the sprite, and the letter that follows `g`."""

    label: str | Promise
    name: str
    icon: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; the first group has none."""

    label: str | Promise
    entries: tuple[Entry, ...]


GROUPS = (
    Group(
        "",
        (
            Entry(_("Home"), "home", "home", "h"),
            Entry(_("My standing"), "standing", "scale", "y"),
            Entry(_("Deadlines"), "deadline_list", "clock", "d"),
        ),
    ),
    Group(
        _("Work"),
        (
            Entry(_("Leads"), "lead_list", "flag", "q"),
            Entry(_("Tips"), "tip_list", "message", "j"),
            Entry(_("Listings"), "listing_list", "tag", "l"),
            Entry(_("Shops"), "shop_list", "building-store", "s"),
            Entry(_("Sellers"), "seller_list", "user", "u"),
            Entry(_("Brands"), "brand_list", "star", "b"),
            Entry(_("Rights"), "right_list", "certificate", "r"),
            Entry(_("Products"), "product_list", "barcode", "p"),
            Entry(_("Evidence"), "evidence_list", "file", "e"),
            Entry(_("Measures"), "measure_list", "gavel", "m"),
            Entry(_("Appeals"), "appeal_list", "message", "z"),
            Entry(_("Orders to the platform"), "order_list", "checks", "t"),
            Entry(_("Rulesets"), "ruleset_list", "test-pipe", "k"),
            Entry(_("Service figures"), "figure_list", "scale", "f"),
        ),
    ),
    Group(
        _("Administration"),
        (
            Entry(_("Access requests"), "access_queue", "user-plus", "a"),
            Entry(_("Organisations"), "organisation_list", "building", "o"),
            Entry(_("Webhooks"), "endpoint_list", "webhook", "w"),
            Entry(_("Deliveries"), "delivery_list", "send", "v"),
            Entry(_("Record"), "record_list", "history", "c"),
            Entry(_("Ledger"), "ledger", "fingerprint", "n"),
            Entry(_("API for programs"), "operation_list", "api", "x"),
        ),
    ),
)


def navigate(actor: Actor, path: str, groups: tuple[Group, ...] = GROUPS) -> list[dict[str, Any]]:
    """What base.html draws for this actor on the page `path`; a group without entries is left out."""
    drawn: list[dict[str, Any]] = [{"label": group.label, "entries": list(_entries(group, actor))} for group in groups]
    above = [entry["url"] for group in drawn for entry in group["entries"] if _is_at_or_below(path, entry["url"])]
    nearest = max(above, key=len, default="")
    for group in drawn:
        for entry in group["entries"]:
            entry["current"] = entry["url"] == nearest
    return [group for group in drawn if group["entries"]]


def _entries(group: Group, actor: Actor) -> Iterator[dict[str, Any]]:
    for entry in group.entries:
        url = reverse(entry.name)
        needs = getattr(resolve(url).func, "needs", None)
        if isinstance(needs, Permission) and not may(actor, needs):
            continue
        yield {"label": entry.label, "url": url, "icon": entry.icon, "key": entry.key}


def _is_at_or_below(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
