"""Breaches that followed from a verdict which holds no longer, and the doubts about them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.rules import within
from touchstone.desk.leads.models import Decision
from touchstone.desk.leads.queries.deciding import BREACHES, UNDO_WITHIN
from touchstone.desk.measures.doubt_transitions import RAISED
from touchstone.desk.measures.models import Breach, Doubt
from touchstone.desk.measures.queries.visible import VIEW, owned

MOST = 200
"""Breaches in one pass of the background."""


def visible_doubts(actor: Actor) -> QuerySet[Doubt]:
    """Those about the breaches that one may see."""
    return Doubt.objects.filter(within(actor, VIEW, ours=owned(actor, "breach__seller")))


def open_doubt(breach: Breach) -> Doubt | None:
    """The one that waits, if one does."""
    return Doubt.objects.filter(breach=breach, status=RAISED).first()


def last_doubt(breach: Breach) -> Doubt | None:
    """The one that was raised last."""
    return Doubt.objects.filter(breach=breach).order_by("pk").last()


def fallen(now: datetime) -> Iterator[tuple[Breach, Decision]]:
    """Standing breaches with the decision that now holds on their lead and calls the same version no breach.

    A later version that is found fine says nothing of the one that was judged; what can still be taken back by its
    reviewer does not count yet; what was doubted for this verdict once is not doubted again.
    """
    rows = _judged(Breach.objects.filter(_may_have_fallen(), reversed_at=None)).exclude(holds__in=BREACHES)
    rows = rows.filter(Q(since__lte=now - UNDO_WITHIN) | Q(overturned__isnull=False))
    known = Doubt.objects.filter(breach=OuterRef("pk"), decision=OuterRef("latest"), verdict=OuterRef("holds"))
    found = list(rows.exclude(doubts__status=RAISED).exclude(Exists(known)).order_by("pk")[:MOST])
    decisions = Decision.objects.select_related("overturning").in_bulk([row.latest for row in found])
    yield from ((row, decisions[row.latest]) for row in found)


def carried_again() -> QuerySet[Doubt]:
    """Open doubts whose breach a verdict carries again."""
    standing = _judged(Breach.objects.filter(doubts__status=RAISED)).filter(holds__in=BREACHES)
    return Doubt.objects.filter(status=RAISED, breach__in=standing.order_by().values("pk"))


def _may_have_fallen() -> Q:
    """Cheap, and true of all that have: the lead was decided otherwise, or the decision overturned."""
    return Q(decision__lead__verdict__in=("fine", "cannot_tell")) | Q(decision__overturning__isnull=False)


def _judged(rows: QuerySet[Breach]) -> QuerySet[Any]:
    """With the decision that holds on the lead for the version of the breach: `latest`, what it says and since when."""
    same = Decision.objects.filter(
        lead=OuterRef("decision__lead"), listing_version=OuterRef("listing_version"), undoing=None
    )
    one = same.annotate(
        says=Coalesce(F("overturning__verdict"), F("verdict")),
        at=Coalesce(F("overturning__overturned_at"), F("decided_at")),
    ).order_by("-pk")
    return rows.exclude(decision=None).annotate(
        latest=Subquery(one.values("pk")[:1]),
        holds=Subquery(one.values("says")[:1]),
        since=Subquery(one.values("at")[:1]),
        overturned=Subquery(one.values("overturning")[:1]),
    )
