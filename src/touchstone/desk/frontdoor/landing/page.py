"""What the home page shows to one reader; the number of queries does not grow with the desk."""

from datetime import datetime
from typing import Any

from touchstone.desk.audit.queries.search import Asked, search
from touchstone.desk.audit.sentences import tell
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.models import Verdict
from touchstone.desk.dossiers.queries.parents import shown_listings
from touchstone.desk.dossiers.queries.visible import visible_listings
from touchstone.desk.frontdoor.landing.beginnings import beginnings
from touchstone.desk.frontdoor.landing.scores import score_plot
from touchstone.desk.frontdoor.landing.tiles import tiles

EVENTS = 6
WORTH = 6


def landing(actor: Actor, now: datetime) -> dict[str, Any]:
    """The values of home.html."""
    values: dict[str, Any] = {"tiles": tiles(actor, now), "beginnings": beginnings(actor)}
    if may(actor, Permission.DOSSIER_VIEW):
        blocked = visible_listings(actor, now).filter(verdict=Verdict.BLOCK).select_related("shop")
        worth = shown_listings(actor, now, blocked.order_by("-score", "-pk")[:WORTH])
        values |= {"worth": worth, "plot": score_plot(actor, now)}
    if may(actor, Permission.RECORD_VIEW):
        values["events"] = tell(actor, search(actor, Asked(), most=EVENTS).events)
    return values
