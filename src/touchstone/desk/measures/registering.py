"""Gives the workflows of appeals and of orders to the room of workflow, and the names of the room to the record."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.namers import Named, Namer, register_namers
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.dossiers.joined import register_join_handler
from touchstone.desk.dossiers.onward import Onward, register_onward
from touchstone.desk.leads.panels import register_panels
from touchstone.desk.measures.doubt_sides import DOUBT_SIDES
from touchstone.desk.measures.doubt_transitions import DOUBT
from touchstone.desk.measures.joining import settle_joined
from touchstone.desk.measures.lead_panel import PANELS
from touchstone.desk.measures.models import (
    Appeal,
    AppealDraft,
    Balance,
    Breach,
    CodeAdoption,
    CodeSimulation,
    Doubt,
    Measure,
    OwnCode,
    PlatformOrder,
)
from touchstone.desk.measures.order_sides import ORDER_SIDES
from touchstone.desk.measures.order_telling import order_title, tell_order
from touchstone.desk.measures.queries.doubts import visible_doubts
from touchstone.desk.measures.queries.orders import NEEDED, relation_of_order, visible_orders
from touchstone.desk.measures.queries.visible import relation, visible_appeals, visible_breaches, visible_measures
from touchstone.desk.measures.sides import SIDES
from touchstone.desk.measures.telling import tell_appeal, tell_doubt
from touchstone.desk.measures.transitions import APPEAL, ORDER
from touchstone.desk.workflow.registry import Subjects, register

SUBJECTS = Subjects(
    workflow=APPEAL,
    kind=Appeal.SUBJECT_KIND,
    rows=lambda: Appeal.objects.select_related("breach__listing_version"),
    visible_to=visible_appeals,
    relation=relation,
    title=lambda appeal: appeal.breach.listing_version.title,
    address=lambda appeal: reverse("appeal_detail", kwargs={"appeal": appeal.public_id}),
    sides=SIDES,
    tell=tell_appeal,
)
DOUBTS = Subjects(
    workflow=DOUBT,
    kind=Doubt.SUBJECT_KIND,
    rows=lambda: Doubt.objects.select_related("breach__listing_version"),
    visible_to=visible_doubts,
    relation=relation,
    title=lambda doubt: doubt.breach.listing_version.title,
    address=lambda doubt: reverse("breach_detail", kwargs={"breach": doubt.breach.public_id}),
    sides=DOUBT_SIDES,
    tell=tell_doubt,
)
ORDERS = Subjects(
    workflow=ORDER,
    kind=PlatformOrder.SUBJECT_KIND,
    rows=lambda: PlatformOrder.objects.select_related(*NEEDED),
    visible_to=visible_orders,
    relation=relation_of_order,
    title=order_title,
    address=lambda order: reverse("order_detail", kwargs={"order": order.public_id}),
    sides=ORDER_SIDES,
    tell=tell_order,
)


def _namer(kind: str, word: str | Promise, page: str, visible: Callable[[Actor], QuerySet[Any]], listing: str) -> Namer:
    """A breach, measure or appeal is called after its listing."""

    def names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
        rows = visible(actor).filter(public_id__in=ids).values_list("public_id", listing)
        return {name: Named(title, reverse(f"{page}_detail", args=[name])) for name, title in rows}

    return Namer(kind, word, names, seen=visible)


def _doubt_names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    """A doubt is called after the listing of its breach, whose page it has."""
    rows = visible_doubts(actor).filter(public_id__in=ids).select_related("breach__listing_version")
    return {row.public_id: Named(row.breach.listing_version.title, DOUBTS.address(row)) for row in rows}


def _order_names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    """An order is called after what it does to what."""
    rows = visible_orders(actor).filter(public_id__in=ids)
    return {row.public_id: Named(order_title(row), ORDERS.address(row)) for row in rows}


def _nothing(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    """These have no name of their own."""
    return {}


NAMERS = (
    _namer(Breach.SUBJECT_KIND, _("a breach"), "breach", visible_breaches, "listing_version__title"),
    _namer(Measure.SUBJECT_KIND, _("a measure"), "measure", visible_measures, "breach__listing_version__title"),
    _namer(Appeal.SUBJECT_KIND, _("an appeal"), "appeal", visible_appeals, "breach__listing_version__title"),
    Namer(Doubt.SUBJECT_KIND, _("a doubt about a breach"), _doubt_names, seen=visible_doubts),
    Namer(PlatformOrder.SUBJECT_KIND, _("an order to the platform"), _order_names, seen=visible_orders),
    Namer(CodeAdoption.SUBJECT_KIND, _("a penalty code"), _nothing),
    Namer(CodeSimulation.SUBJECT_KIND, _("a simulation"), _nothing),
    Namer(Balance.SUBJECT_KIND, _("a balance"), _nothing),
    Namer(AppealDraft.SUBJECT_KIND, _("a draft of an appeal"), _nothing),
    Namer(OwnCode.SUBJECT_KIND, _("a penalty code of our own"), _nothing),
)

ONWARD = (
    Onward("listing", _("Establish a breach"), "breach_new", "gavel", Permission.MEASURE_DECIDE),
    Onward(
        "listing", _("What was found, and what helps"), "own_listing", "microscope", Permission.APPEAL_FILE, Reach.OURS
    ),
    Onward("seller", _("Penalty points"), "account_points", "gavel", Permission.MEASURE_VIEW),
)


def register_measures() -> None:
    """Called once, when the desk's tables are loaded."""
    register(SUBJECTS)
    register(DOUBTS)
    register(ORDERS)
    register_namers(*NAMERS)
    register_onward(ONWARD)
    register_panels(PANELS)
    register_join_handler(settle_joined)
