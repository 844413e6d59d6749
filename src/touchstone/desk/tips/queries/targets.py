"""Tips and what they are about, for those who see leads: the node's own work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError, NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, within
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.tips.grounds import Outcome
from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.queries.clocks import overdue, with_deadline
from touchstone.desk.tips.transitions import OPEN

PAGE = 50
PURPOSE = "tips.targets"
OPEN_ONES = "open"
VIEW = Permission.LEAD_VIEW


@dataclass(frozen=True, slots=True)
class Page:
    """`next` is a cursor or empty."""

    rows: Sequence[Target]
    next: str
    previous: str = ""
    total: None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of whoever reported, without who it is: other tips of the same contact."""

    tips: int
    not_confirmed: int


def visible_tips(actor: Actor) -> QuerySet[Tip]:
    """Every tip for those who may see leads; for everyone else there is none."""
    return Tip.objects.filter(within(actor, VIEW))


def count_open(actor: Actor, now: datetime) -> tuple[int, int]:
    """How many tips wait for an answer, and how many of them too long."""
    rows = visible_tips(actor).filter(status__in=OPEN)
    return rows.count(), overdue(rows, now).count()


def visible_targets(actor: Actor) -> QuerySet[Target]:
    """What tips are about, with `tips_count`, `open_count` and `last_at`."""
    counts = {"tips_count": Count("tips"), "open_count": Count("tips", filter=Q(tips__status__in=OPEN))}
    return Target.objects.filter(within(actor, VIEW)).annotate(**counts, last_at=Max("tips__created_at"))


def relation(_tip: Tip, actor: Actor) -> Reach | None:
    """A tip belongs to the node, not to an organisation."""
    return Reach.NODE if may(actor, VIEW, Reach.NODE) else None


def found_target(actor: Actor, public_id: str) -> Target:
    """One thing; NotThereError where the actor may not know of it."""
    target = visible_targets(actor).select_related("listing", "shop", "lead").filter(public_id=public_id).first()
    if target is None:
        raise NotThereError
    return target


def found_tip(actor: Actor, public_id: str) -> Tip:
    """One tip; NotThereError where the actor may not know of it."""
    tip = (
        with_deadline(visible_tips(actor))
        .select_related("target__listing", "target__shop", "target__lead")
        .filter(public_id=public_id)
        .first()
    )
    if tip is None:
        raise NotThereError
    return tip


def matching(actor: Actor, asked: dict[str, Any], now: datetime) -> QuerySet[Target]:
    """The things that were asked for; without a state those with an open tip."""
    of = visible_tips(actor)
    state = asked.get("state") or OPEN_ONES
    of = of.filter(status__in=OPEN) if state == OPEN_ONES else of if state == "all" else of.filter(status=state)
    if asked.get("due"):
        of = overdue(of, now)
    if asked.get("ground"):
        of = of.filter(ground=asked["ground"])
    rows = visible_targets(actor).filter(pk__in=of.values("target"))
    if asked.get("about"):
        rows = rows.filter(about=asked["about"])
    if asked.get("held"):
        nowhere = Q(listing=None, shop=None)
        rows = rows.filter(nowhere) if asked["held"] == "no" else rows.exclude(nowhere)
    for name in ("listing", "shop"):
        if asked.get(name):
            rows = rows.filter(**{f"{name}__public_id": asked[name]})
    words = (asked.get("q") or "").strip()
    if words:
        same = Q(thing__icontains=words) | Q(platform__iexact=words)
        rows = rows.filter(same | Q(pk__in=of.filter(Q(words__icontains=words) | Q(public_id=words)).values("target")))
    return rows


def page_of(rows: QuerySet[Target], cursor: str, size: int = PAGE) -> Page:
    """One page, the newest first; InvalidError for a cursor that was not made here."""
    if cursor:
        place = unseal(PURPOSE, cursor)
        if not isinstance(place, int):
            raise InvalidError(problems="cursor")
        rows = rows.filter(pk__lt=place)
    found = list(rows.select_related("listing", "shop", "lead").order_by("-pk")[: size + 1])
    return Page(found[:size], seal(PURPOSE, found[size - 1].pk) if len(found) > size else "")


def contacts_of(actor: Actor, tips: Sequence[Tip]) -> dict[str, Contact]:
    """Digest of the contact → how often it reported, and how often nothing was found."""
    digests = {tip.contact_digest for tip in tips if tip.contact_digest}
    rows = visible_tips(actor).filter(contact_digest__in=digests).order_by().values("contact_digest")
    counted = rows.annotate(tips=Count("pk"), no=Count("pk", filter=Q(outcome=Outcome.NOT_CONFIRMED)))
    return {row["contact_digest"]: Contact(row["tips"], row["no"]) for row in counted}
