"""Who is told of measures, appeals and codes, in their own language."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, override

from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.models.inbox import TONGUES
from touchstone.desk.delivery.outbox import tell as put
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.days import day_of
from touchstone.desk.measures.doubt_transitions import KEPT as DOUBT_KEPT
from touchstone.desk.measures.messages import (
    APPEAL_DECIDED,
    APPEAL_DUE,
    APPEALED,
    CODE_ADOPTED,
    DOUBT_RAISED,
    KEPT,
    TAKEN_BACK,
)
from touchstone.desk.measures.models import Appeal, CodeAdoption, Doubt, Measure
from touchstone.desk.measures.named_rules import rests_on, term_of
from touchstone.desk.measures.queries.accounts import owner_of
from touchstone.desk.measures.queries.codes import confirmed, name_of, title_of
from touchstone.desk.measures.queries.differing import changes_of
from touchstone.desk.measures.row_words import lines_of
from touchstone.desk.measures.statements import LANGUAGES
from touchstone.desk.workflow.registry import Notice, Telling

MOST_LINES = 20
"""Rows of a change that a letter tells; the page tells all."""
READING = [role.key for role in ROLES if role.grants.get(Permission.MEASURE_VIEW) is Reach.OURS]
DECIDING = [role.key for role in ROLES if role.grants.get(Permission.APPEAL_DECIDE) is Reach.NODE]


def tell_measure(kind: MessageKind, measure: Measure, now: datetime, **more: str) -> None:
    """The people of the seller hear what was decided or reversed, or what it reaches now."""
    listing = measure.breach.listing_version.listing.platform_listing_id
    page = _page("measure_detail", measure=measure.public_id)
    people = _of_seller(measure.breach.seller)
    _put(
        kind,
        measure,
        people,
        now,
        lambda: {
            "measure": title_of(measure.action),
            "listing": listing,
            "term": term_of(measure),
            "rule": str(rests_on(measure)),
            "url": page,
            **more,
        },
    )


def tell_appeal(telling: Telling) -> None:
    """Called inside the act for each step of an appeal and each ring of its clock."""
    appeal: Appeal = telling.subject
    listing = appeal.breach.listing_version.listing.platform_listing_id
    page = _page("appeal_detail", appeal=appeal.public_id)
    if telling.verb == "withdraw":
        return  # it leaves the list of what is to be decided; there is nothing to do
    if telling.notice is not Notice.STEP:
        kind, people = APPEAL_DUE, _deciders()
    elif telling.verb == "file":
        kind, people = APPEALED, _deciders()
    else:
        kind, people = APPEAL_DECIDED, _of_seller(appeal.breach.seller)
    _put(kind, appeal, people, telling.now, lambda: {"listing": listing, "url": page})


def tell_doubt(telling: Telling) -> None:
    """Those who decide hear that it waits, the seller how it ended; what is followed at once waits for nobody."""
    doubt: Doubt = telling.subject
    listing = doubt.breach.listing_version.listing.platform_listing_id
    page = _page("breach_detail", breach=doubt.breach.public_id)
    kind, people = DOUBT_RAISED, _deciders()
    if telling.notice is Notice.STEP and telling.verb != "raise":
        kind, people = KEPT if doubt.status == DOUBT_KEPT else TAKEN_BACK, _of_seller(doubt.breach.seller)
    if telling.verb != "lapse" and not (telling.verb == "raise" and doubt.is_followed):
        _put(kind, doubt, people, telling.now, lambda: {"listing": listing, "url": page})


def tell_adopted(adoption: CodeAdoption, now: datetime) -> None:
    """Every seller hears of a code before it applies."""
    code = confirmed(adoption.code)
    page = _page("code_proposal", adoption=adoption.public_id)
    changes = changes_of(adoption)
    people = _members(Q(memberships__organisation__kind=OrganisationKind.SELLER), READING)
    _put(
        CODE_ADOPTED,
        adoption,
        people,
        now,
        lambda: {
            "code": name_of(code),
            "day": day_of(adoption.applies_from, code.zone),
            "changes": gettext("It is the first one here.") if changes is None else lines_of(changes, MOST_LINES),
            "url": page,
        },
    )


def _put(
    kind: MessageKind,
    subject: Measure | Appeal | Doubt | CodeAdoption,
    people: Iterable[Person],
    now: datetime,
    say: Callable[[], dict[str, str]],
) -> None:
    told = {language: _said(say, language) for language in LANGUAGES}
    for person in people:
        values = {**_said(say, person.language), TONGUES: told}
        put(kind.key, subject, people=[person], values=values, now=now)


def _said(say: Callable[[], dict[str, str]], language: str) -> dict[str, str]:
    with override(language):
        return say()


def _of_seller(seller: Seller) -> QuerySet[Person]:
    return _members(Q(memberships__organisation=owner_of(seller)), READING)


def _deciders() -> QuerySet[Person]:
    return _members(Q(memberships__organisation__operates_node=True), DECIDING)


def _members(where: Q, roles: list[str]) -> QuerySet[Person]:
    held = where & Q(memberships__role__in=roles, memberships__ended_at=None)
    return Person.objects.filter(held, is_active=True).distinct().order_by("pk")


def _page(name: str, **words: str) -> str:
    return str(settings.ADDRESS + reverse(name, kwargs=words))
