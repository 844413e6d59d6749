"""Second reviews: which leads nobody may see together, which decisions are drawn, what two people said."""

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet
from django.utils.crypto import salted_hmac

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.leads.models import Decision, SecondReview
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN

Row = TypeVar("Row", bound=Model)
Leads = QuerySet[Any, tuple[int]]
IS_OPEN = SecondReview.objects.filter(open=True).order_by()
NEEDED = ("first__lead__listing", "second", "lead", "first__overturning")


def is_drawn(public_id: str, percent: int) -> bool:
    """Whether a lead belongs to the share: always the same answer, which nobody can tell beforehand without the node's key."""
    drawn = int(salted_hmac("leads.second_review", public_id, algorithm="sha256").hexdigest()[:12], 16)
    return drawn % 10_000 < percent * 100


def review_of(decision: Decision) -> SecondReview | None:
    """The open second review of a decision; None: there is none, so that everybody may know the verdict."""
    return SecondReview.objects.filter(first=decision, open=True).first()


def due_to_draw(now: datetime) -> list[SecondReview]:
    """Reviews of decisions that can no longer be taken back, whose second lead does not wait yet."""
    rows = SecondReview.objects.filter(open=True, lead=None, first__decided_at__lte=now - UNDO_WITHIN)
    return list(rows.select_related("first__lead", "first__overturning"))


def hide_reviews(rows: QuerySet[Row], person: str, lead: str = "pk") -> QuerySet[Row]:
    """Without what this person may not know of yet: the second review of an own decision, and what others decided that is drawn.

    `lead` is the column of the rows that names the lead.
    """
    own, others = _hidden_from(person)
    return rows.exclude(**{f"{lead}__in": own}).exclude(**{f"{lead}__in": others})


def leads_hidden_from(person: str) -> set[int]:
    """The leads (rows) that this takes away: few, for reviews are soon over."""
    return {lead for rows in _hidden_from(person) for (lead,) in rows.iterator()}


def _hidden_from(person: str) -> tuple[Leads, Leads]:
    own = IS_OPEN.filter(first_by=person).exclude(lead=None).values_list("lead")
    # joined to the reviews, SQLite would walk all decisions; so it looks up those of the few open reviews
    drawn = IS_OPEN.exclude(first_by=person).values("first")
    return own, Decision.objects.order_by().filter(pk__in=drawn).values_list("lead")


def compared(actor: Actor) -> QuerySet[SecondReview]:
    """Closed reviews with two answers, for those who settle them."""
    rows = SecondReview.objects.filter(within(actor, Permission.LEAD_SETTLE), open=False).exclude(second=None)
    return rows.select_related(*NEEDED)


def disagreements(actor: Actor) -> QuerySet[SecondReview]:
    """Those in which the two differ, the open questions first."""
    rows = compared(actor).exclude(first__verdict=F("second__verdict"))
    return rows.order_by(F("settled_at").asc(nulls_first=True), "-pk")
