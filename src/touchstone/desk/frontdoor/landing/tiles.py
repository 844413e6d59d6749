"""Figures at the top of the home page: one row per figure, shown to whoever may open the page behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.access.queries.requests import matching
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import may
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.queries.inbox import count_unread
from touchstone.desk.delivery.queries.messages import visible_to as visible_messages
from touchstone.desk.dossiers.models import Verdict
from touchstone.desk.dossiers.queries.visible import visible_listings, visible_rights
from touchstone.desk.frontdoor.health import look
from touchstone.desk.leads.queries.queue import matching as matching_leads
from touchstone.desk.measures.queries.listed import count_appeals
from touchstone.desk.measures.queries.orders import count_late, count_unconfirmed
from touchstone.desk.tips.queries.targets import count_open
from touchstone.desk.workflow.queries.deadlines import overdue, running_clocks

Counted = tuple[int | str, str]
"""A figure and the note below it, which may be empty."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that leads to its page."""

    label: str | Promise
    value: int | str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class TileRow:
    """Whoever holds `needs` reads `count(actor, now)`; the tile leads to the URL called `name`, with `query`."""

    needs: Permission
    label: str | Promise
    count: Callable[[Actor, datetime], Counted]
    name: str
    query: str = ""


def tiles(actor: Actor, now: datetime) -> list[Tile]:
    """The figures of this reader; each costs the same few queries whatever the desk holds."""
    return list(_drawn(actor, now))


def _drawn(actor: Actor, now: datetime) -> Iterator[Tile]:
    for row in ROWS:
        if may(actor, row.needs):
            value, note = row.count(actor, now)
            yield Tile(row.label, value, note, reverse(row.name) + row.query)


def _unread(actor: Actor, now: datetime) -> Counted:
    return count_unread(actor), ""


def _deadlines(actor: Actor, now: datetime) -> Counted:
    return running_clocks(actor).count(), _overdue_note(overdue(actor, now).count())


def _overdue_note(missed: int) -> str:
    return ngettext("%(count)s overdue", "%(count)s overdue", missed) % {"count": missed} if missed else ""


def _requests(actor: Actor, now: datetime) -> Counted:
    unclaimed = matching(actor, state="open", whose="nobody").count()
    note = ngettext("%(count)s without a reviewer", "%(count)s without a reviewer", unclaimed) % {"count": unclaimed}
    return matching(actor, state="open").count(), note if unclaimed else ""


def _leads(actor: Actor, now: datetime) -> Counted:
    return matching_leads(actor, now, {}).count(), ""


def _appeals(actor: Actor, now: datetime) -> Counted:
    waiting, late = count_appeals(actor, now)
    return waiting, _overdue_note(late)


def _orders(actor: Actor, now: datetime) -> Counted:
    return count_unconfirmed(actor), _overdue_note(count_late(now))


def _blocked(actor: Actor, now: datetime) -> Counted:
    return visible_listings(actor, now).filter(verdict=Verdict.BLOCK).count(), ""


def _to_review(actor: Actor, now: datetime) -> Counted:
    return visible_listings(actor, now).filter(verdict=Verdict.REVIEW).count(), ""


def _tips(actor: Actor, now: datetime) -> Counted:
    waiting, missed = count_open(actor, now)
    return waiting, _overdue_note(missed)


def _rights(actor: Actor, now: datetime) -> Counted:
    return visible_rights(actor).count(), ""


def _failed(actor: Actor, now: datetime) -> Counted:
    return visible_messages(actor).filter(state=State.DEAD).count(), ""


def _health(actor: Actor, now: datetime) -> Counted:
    ill = [finding for finding in look(now) if not finding.is_well]
    return (gettext("needs care"), ill[0].matter) if ill else (gettext("well"), "")


ROWS = (
    TileRow(Permission.INBOX_USE, _("Unread in the inbox"), _unread, "inbox"),
    TileRow(Permission.DESK_ENTER, _("Deadlines"), _deadlines, "deadline_list"),
    TileRow(Permission.LEAD_VIEW, _("Leads that wait"), _leads, "lead_list"),
    TileRow(Permission.LEAD_DECIDE, _("Tips to answer"), _tips, "tip_list"),
    TileRow(Permission.MEASURE_DECIDE, _("Appeals to decide"), _appeals, "appeal_list"),
    TileRow(Permission.ORDER_VIEW, _("Orders not confirmed"), _orders, "order_list"),
    TileRow(Permission.ACCESS_VIEW, _("Open access requests"), _requests, "access_queue", "?state=open"),
    TileRow(Permission.DOSSIER_VIEW, _("Listings to block"), _blocked, "listing_list", "?verdict=block&sort=-score"),
    TileRow(
        Permission.DOSSIER_VIEW, _("Listings to review"), _to_review, "listing_list", "?verdict=review&sort=-score"
    ),
    TileRow(Permission.REFERENCE_VIEW, _("Rights"), _rights, "right_list"),
    TileRow(Permission.DELIVERY_VIEW, _("Deliveries given up"), _failed, "delivery_list", "?state=dead"),
    TileRow(Permission.NODE_OPERATE, _("This node"), _health, "ready"),
)
