"""How dossiers are called in sentences of the record, to those who may see them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.namers import Named, Namer, register_namers, register_value
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.queries.changes import EDITED, FIELDS, say_fields
from touchstone.desk.dossiers.queries.imports import visible_imports
from touchstone.desk.dossiers.queries.pages import ids_found
from touchstone.desk.dossiers.queries.visible import (
    visible_brands,
    visible_listings,
    visible_products,
    visible_rights,
    visible_sellers,
    visible_shops,
)

MOST = 20  # found by a text
Visible = Callable[[Actor, datetime], QuerySet[Any]]


def _namer(kind: str, word: str | Promise, visible: Visible) -> Namer:
    """`kind` is also the name of its page and of its place in addresses."""

    def names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
        rows = visible(actor, timezone.now()).filter(public_id__in=ids)
        return {row.public_id: Named(str(row), _address(kind, row.public_id)) for row in rows}

    def find(actor: Actor, text: str) -> Iterable[str]:
        now = timezone.now()
        found = ids_found(actor, now, kind, text, MOST)
        return visible(actor, now).filter(pk__in=found).values_list("public_id", flat=True)

    return Namer(f"dossiers.{kind}", word, names, find, lambda actor: visible(actor, timezone.now()))


def _address(kind: str, public_id: str) -> str:
    return reverse(f"{kind}_detail", kwargs={kind: public_id})


def _nothing(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    """These have no name of their own."""
    return {}


NAMERS = (
    _namer("seller", _("a seller"), visible_sellers),
    _namer("shop", _("a shop"), visible_shops),
    _namer("listing", _("a listing"), visible_listings),
    _namer("brand", _("a brand"), lambda actor, now: visible_brands(actor)),
    _namer("right", _("a right"), lambda actor, now: visible_rights(actor)),
    _namer("product", _("a product"), lambda actor, now: visible_products(actor)),
    Namer("dossiers.import", _("an import"), _nothing, seen=visible_imports),
    Namer("dossiers.share", _("a share"), _nothing),
)


def register_names() -> None:
    """Make dossiers and their fields nameable; once, when the desk starts."""
    register_namers(*NAMERS)
    for kind, model in EDITED.items():
        register_value(kind, FIELDS, partial(say_fields, model))
