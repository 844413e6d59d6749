"""The kinds of dossier, one row each: who lists them, how they are found, filtered and sorted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.dossiers.models import SearchKind
from touchstone.desk.dossiers.queries.parents import shown_listings
from touchstone.desk.dossiers.queries.visible import (
    listed_sellers,
    sellers_with_contact,
    visible_brands,
    visible_listings,
    visible_products,
    visible_rights,
    visible_shops,
)

Rows = Callable[[Actor, datetime], QuerySet[Any]]
Shown = Callable[[Actor, datetime, Iterable[Any]], list[Any]]
TITLE = "latest_title"
"""The title of a listing, read from its latest version, whose index has the order of titles."""


@dataclass(frozen=True, slots=True)
class DossierKind:
    """`listed` gives the rows of lists, `contacts` those whose particulars may be searched too.

    `sorts` maps the word in the address to a column without nulls, or to TITLE; `filters` to the column that must equal
    the value; `related` is read with the rows of a page, so that a page costs the same number of queries whatever is on it.
    """

    key: str
    title: Promise
    sign: str
    permission: Permission
    writes: Permission
    listed: Rows
    search: SearchKind
    sorts: Mapping[str, str]
    filters: Mapping[str, str]
    related: tuple[str, ...] = ()
    collected: tuple[str, ...] = ()
    contacts: Rows | None = None
    new_title: Promise | str = ""
    """On the button that adds one; empty where one is added from the page of what it belongs to."""
    shown: Shown = lambda actor, now, rows: list(rows)
    """What a page or a file shows of rows that were found: what they belong to only where that may be seen."""
    is_numbered: bool = False
    """Whether others may have a dossier with the same number, so that one can ask for those with several."""

    @property
    def list_name(self) -> str:
        """The name of the list's URL."""
        return f"{self.key}_list"

    @property
    def export_name(self) -> str:
        """The name of the export's URL."""
        return f"{self.key}_export"

    @property
    def new_name(self) -> str:
        """The name of the URL at which one is added; empty where there is none."""
        return f"{self.key}_new" if self.new_title else ""


KINDS: tuple[DossierKind, ...] = (
    DossierKind(
        "listing",
        _("Listings"),
        "tag",
        Permission.DOSSIER_VIEW,
        Permission.DOSSIER_EDIT,
        visible_listings,
        SearchKind.LISTING,
        {"title": TITLE, "score": "score", "added": "id"},
        {"platform": "platform", "state": "state", "verdict": "verdict", "shop": "shop__public_id"},
        ("shop",),
        shown=shown_listings,
    ),
    DossierKind(
        "shop",
        _("Shops"),
        "building-store",
        Permission.DOSSIER_VIEW,
        Permission.DOSSIER_EDIT,
        visible_shops,
        SearchKind.SHOP,
        {"name": "name", "added": "id"},
        {"platform": "platform"},
    ),
    DossierKind(
        "seller",
        _("Sellers"),
        "user",
        Permission.DOSSIER_VIEW,
        Permission.DOSSIER_EDIT,
        listed_sellers,
        SearchKind.SELLER,
        {"name": "name", "added": "id"},
        {"platform": "accounts__platform", "kind": "kind"},
        (),
        ("accounts",),
        sellers_with_contact,
        _("New seller"),
    ),
    DossierKind(
        "brand",
        _("Brands"),
        "star",
        Permission.REFERENCE_VIEW,
        Permission.REFERENCE_EDIT,
        lambda actor, now: visible_brands(actor),
        SearchKind.BRAND,
        {"name": "name", "added": "id"},
        {},
        ("owner",),
        new_title=_("New brand"),
    ),
    DossierKind(
        "right",
        _("Rights"),
        "certificate",
        Permission.REFERENCE_VIEW,
        Permission.REFERENCE_EDIT,
        lambda actor, now: visible_rights(actor),
        SearchKind.RIGHT,
        {"number": "number", "added": "id"},
        {"kind": "kind", "state": "state"},
        ("owner",),
        is_numbered=True,
        new_title=_("New right"),
    ),
    DossierKind(
        "product",
        _("Products"),
        "barcode",
        Permission.REFERENCE_VIEW,
        Permission.REFERENCE_EDIT,
        lambda actor, now: visible_products(actor),
        SearchKind.PRODUCT,
        {"name": "name", "added": "id"},
        {},
        ("brand",),
        is_numbered=True,
        new_title=_("New product"),
    ),
)
KIND_BY_KEY = {kind.key: kind for kind in KINDS}
