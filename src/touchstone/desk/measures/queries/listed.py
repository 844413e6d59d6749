"""Measures and appeals as lists narrow them: by how they stand, and by who or what they are about."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.queries.pages import ids_found
from touchstone.desk.measures.models import Appeal, Measure
from touchstone.desk.measures.queries.overdue import overdue
from touchstone.desk.measures.queries.visible import visible_appeals, visible_measures
from touchstone.desk.measures.transitions import FILED

FOUND = 200
"""Dossiers that words may mean, of each kind."""


def matching_measures(actor: Actor, now: datetime, asked: dict[str, Any]) -> QuerySet[Measure]:
    """The measures that were asked for, the newest first."""
    is_over = Q(until__lte=now)
    states = {
        "force": Q(reversed_at=None) & ~is_over,
        "ended": Q(reversed_at=None) & is_over,
        "reversed": Q(reversed_at__isnull=False),
    }
    rows = visible_measures(actor).filter(states.get(asked.get("state", ""), Q()))
    if asked.get("action"):
        rows = rows.filter(action=asked["action"])
    if asked.get("days"):
        rows = rows.filter(decided_at__gte=now - timedelta(days=int(asked["days"])))
    return rows.filter(_about(actor, now, asked.get("q", ""), "breach__")).order_by("-pk")


def matching_appeals(actor: Actor, now: datetime, asked: dict[str, Any]) -> QuerySet[Appeal]:
    """The appeals that were asked for, the oldest first; no `state` is those that wait to be decided."""
    state = asked.get("state") or FILED
    rows = visible_appeals(actor)
    if state == "overdue":
        rows = rows.filter(status=FILED, public_id__in=overdue(Appeal.SUBJECT_KIND, now))
    elif state != "all":
        rows = rows.filter(status=state)
    return rows.filter(_about(actor, now, asked.get("q", ""), "breach__")).order_by("filed_at", "pk")


def count_appeals(actor: Actor, now: datetime) -> tuple[int, int]:
    """How many wait to be decided, and how many of them too long."""
    return matching_appeals(actor, now, {}).count(), matching_appeals(actor, now, {"state": "overdue"}).count()


def _about(actor: Actor, now: datetime, words: str, breach: str) -> Q:
    """Rows whose breach is of a seller, shop or listing that the words find, or whose own number they are."""
    if not words.strip():
        return Q()
    sellers, shops, listings = (ids_found(actor, now, kind, words, FOUND) for kind in ("seller", "shop", "listing"))
    of_seller = Q(**{f"{breach}seller__in": sellers}) | Q(**{f"{breach}seller__root__in": sellers})
    of_goods = Q(**{f"{breach}shop__in": shops}) | Q(**{f"{breach}listing_version__listing__in": listings})
    return of_seller | of_goods | Q(public_id=words.strip()) | Q(**{f"{breach}public_id": words.strip()})
