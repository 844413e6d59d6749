"""Establishing a breach: a person says what a listing breaks, on evidence; the account is settled at once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import Subject, record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.models import Listing, ListingVersion, Right, Screening, Shop
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.leads.models import Decision
from touchstone.desk.measures.actions.settling import settle
from touchstone.desk.measures.appeal_terms import appeal_term
from touchstone.desk.measures.errors import CheckedError, EstablishedError, NoEvidenceError, NoShopError, NoVerdictError
from touchstone.desk.measures.events import BREACH_ESTABLISHED
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.codes import code_at
from touchstone.desk.measures.queries.verdicts import founds_breach, is_checked
from touchstone.desk.workflow.errors import NoPersonError
from touchstone.rulebook.penalties.code import PenaltyCode, in_force
from touchstone.rulebook.penalties.rows import BreachKind


@act
def establish_breach(
    *,
    listing: Listing,
    kind: str,
    facts_en: str,
    facts_zh: str,
    right: Right | None = None,
    evidence: Collection[str] = (),
    decision: Decision | None = None,
    deed: str = "",
    by: Actor,
    now: datetime,
) -> Breach:
    """Establish a breach by the version that `decision` judged, or else the latest one, with the screening of it.

    A form that is sent twice with one `deed` gives the same breach twice.
    """
    demand(by, Permission.MEASURE_DECIDE, Reach.NODE)
    sent = sent_before(deed, by)
    if sent is not None:
        return sent
    code = code_at(now)
    row = kind_named(code, kind, now)
    if not by.person:
        raise NoPersonError(step=BREACH_ESTABLISHED.key)
    files = sorted(set(evidence))
    version, screening = _judged(decision) if decision else _seen(listing)
    if visible_to(by).filter(public_id__in=files).count() != len(files) or not (files or screening):
        raise NoEvidenceError
    shop = _shop_of(listing)
    breach = Breach.objects.create(
        **_against(shop),
        **_under(code, row, listing.platform, now),
        listing_version=version,
        screening=screening,
        right=right,
        holder=right.owner.public_id if right and right.owner else "",
        decision=decision,
        deed=deed,
        evidence=files,
        evidence_count=len(files),
        facts_en=_said(facts_en, "facts_en"),
        facts_zh=_said(facts_zh, "facts_zh"),
        established_at=now,
        established_by=by.person,
    )
    also: list[Subject] = [shop.seller, shop, listing]
    record(BREACH_ESTABLISHED.key, breach, by=by, now=now, also=also, data={"kind": row.key, "code": code.identity})
    settle(root_of(shop.seller), by, now)
    return breach


def kind_named(code: PenaltyCode, key: str, now: datetime) -> BreachKind:
    """A kind of breach that the code has now. InvalidError: it has no such kind."""
    row = next((row for row in kinds_of(code, now) if row.key == key), None)
    if row is None:
        raise InvalidError(problems="kind")
    return row


def kinds_of(code: PenaltyCode, now: datetime) -> tuple[BreachKind, ...]:
    """The kinds of breach that can be established now."""
    return in_force(code.kinds, now.astimezone(code.zone).date())


def sent_before(deed: str, by: Actor) -> Breach | None:
    """What this form of the actor's led to already."""
    return Breach.objects.filter(deed=deed, established_by=by.person).first() if deed else None


def _judged(decision: Decision) -> tuple[ListingVersion, Screening | None]:
    """What the reviewer saw; a verdict that stands and says that something is wrong, and led to no breach yet."""
    if not founds_breach(decision):
        raise NoVerdictError
    if is_checked(decision):
        raise CheckedError
    if Breach.objects.filter(decision=decision, reversed_at=None).exists():
        raise EstablishedError
    version = decision.listing_version
    return version, Screening.objects.filter(version=version).order_by("at").last()


def _seen(listing: Listing) -> tuple[ListingVersion, Screening | None]:
    version = ListingVersion.objects.filter(listing=listing).latest("number")
    return version, Screening.objects.filter(version=version).order_by("at").last()


def _against(shop: Shop) -> dict[str, Any]:
    return {"seller": shop.seller, "shop": shop}


def _under(code: PenaltyCode, row: BreachKind, platform: str, now: datetime) -> dict[str, Any]:
    appeal_until = appeal_term(code, platform, now)
    return {"code": code.identity, "kind": row.key, "ground": row.code, "appeal_until": appeal_until}


def _shop_of(listing: Listing) -> Shop:
    if listing.shop is None:
        raise NoShopError
    return listing.shop


def _said(text: str, field: str) -> str:
    if not text.strip():
        raise InvalidError(problems=field)
    return text.strip()
