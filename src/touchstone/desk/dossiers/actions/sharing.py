"""A supervisor lets another organisation see a dossier, for a purpose, and ends it."""

from datetime import datetime

from django.db.models import QuerySet

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError, NotPermittedError, NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.editing import save_checked, signed
from touchstone.desk.dossiers.actions.telling import tell_ended, tell_shared
from touchstone.desk.dossiers.errors import MergedError, SharedAlreadyError
from touchstone.desk.dossiers.models import Listing, Seller, Share, Shop
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.visible import visible_listings, visible_sellers, visible_shops

SHARE = Permission.DOSSIER_SHARE


@act
def share_dossier(
    *,
    by: Actor,
    now: datetime,
    dossier: Seller | Shop | Listing,
    organisation: str,
    purpose: str,
    until: datetime | None = None,
    with_contact: bool = False,
) -> Share:
    """Let an organisation see a dossier until a time, or until the share is ended; its people are told."""
    if not may(by, SHARE, Reach.NODE):
        raise NotPermittedError(SHARE)
    if isinstance(dossier, Seller) and dossier.root_id is not None:
        raise MergedError
    if until is not None and until <= now:
        raise InvalidError(problems=f"until: {until:%Y-%m-%d %H:%M}")
    partner = Organisation.objects.filter(public_id=organisation).first()
    if partner is None:
        raise NotThereError
    _end_what_ran_out(dossier, partner, now)
    if _running(dossier, partner).exists():
        raise SharedAlreadyError
    share = Share(organisation=partner, purpose=purpose.strip(), until=until, with_contact=with_contact, **_of(dossier))
    share.created_at, share.created_by = now, signed(by)
    save_checked(share)
    data = {"share": share.public_id, "with": partner.public_id, "until": until.isoformat() if until else None}
    record("dossiers.shared", dossier, by=by, now=now, also=(share, partner), data=data)
    tell_shared(dossier, partner, by, now)
    return share


@act
def end_share(*, by: Actor, now: datetime, share: str) -> Share:
    """End a running share; the people of the organisation are told."""
    row = find(Share.objects.filter(ended_at=None) if may(by, SHARE, Reach.NODE) else Share.objects.none(), share)
    row.ended_at, row.ended_by = now, signed(by)
    row.save(update_fields=["ended_at", "ended_by"])
    dossier = row.seller or row.shop or row.listing
    if dossier is None:
        raise NotThereError
    data = {"share": row.public_id, "with": row.organisation.public_id}
    record("dossiers.share_ended", dossier, by=by, now=now, also=(row, row.organisation), data=data)
    tell_ended(dossier, row.organisation, by, now)
    return row


def dossier_to_share(by: Actor, now: datetime, public_id: str) -> Seller | Shop | Listing:
    """The seller, shop or listing of this id, as its prefix says."""
    if public_id.startswith("sel_"):
        return find(visible_sellers(by, now, SHARE), public_id)
    if public_id.startswith("shp_"):
        return find(visible_shops(by, now, SHARE), public_id)
    return find(visible_listings(by, now, SHARE), public_id)


def _of(dossier: Seller | Shop | Listing) -> dict[str, Seller | Shop | Listing]:
    return {type(dossier).__name__.lower(): dossier}


def _running(dossier: Seller | Shop | Listing, partner: Organisation) -> QuerySet[Share]:
    return Share.objects.filter(organisation=partner, ended_at=None, **_of(dossier))


def _end_what_ran_out(dossier: Seller | Shop | Listing, partner: Organisation, now: datetime) -> None:
    """A share that ran out ended when it ran out; only then may a new one begin."""
    for share in _running(dossier, partner).filter(until__lte=now):
        share.ended_at, share.ended_by = share.until, share.created_by
        share.save(update_fields=["ended_at", "ended_by"])
