"""An analyst says which listing or shop a misread address means; what was said can be taken back, with all that followed."""

from datetime import datetime

from django.db.models import Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.leads.actions.raising import lower_lead
from touchstone.desk.tips.actions.finding import count_tips
from touchstone.desk.tips.errors import AlreadyFoundError, NotByHandError
from touchstone.desk.tips.models import Target
from touchstone.desk.tips.transitions import ANSWERED, CONTESTED, TIP, again
from touchstone.desk.workflow.actions.stepping import take_step

HANDED = ("listing", "shop", "lead", "looked_to", "attached_at", "attached_by", "attached_why")


@act
def attach_target(*, target: Target, dossier: Listing | Shop, reason: str, by: Actor, now: datetime) -> Target:
    """Its tips, and those that come to the same address, stand with this dossier and raise its lead at once."""
    target = _locked(target, by)
    if target.is_found:
        raise AlreadyFoundError
    if isinstance(dossier, Listing):
        target.listing = dossier
    else:
        target.shop = dossier
    target.attached_at, target.attached_by, target.attached_why = now, by.person, reason.strip()
    target.save(update_fields=HANDED)
    _record("tips.target_attached", target, dossier, by, now)
    count_tips(target=target, now=now)
    return target


@act
def detach_target(*, target: Target, reason: str, by: Actor, now: datetime) -> Target:
    """As if it had not been: the lead is lowered, what its verdict answered is looked at again."""
    target = _locked(target, by)
    dossier = target.listing or target.shop
    if target.attached_at is None or dossier is None:
        raise NotByHandError
    lead = target.lead
    behind = target.tips.filter(Q(lead=None) | Q(lead=lead), is_counted=True).count()
    for tip in target.tips.filter(status__in=(ANSWERED, CONTESTED)).exclude(lead=None):
        take_step(workflow=TIP, subject=tip, verb=again(tip.status), by=by, now=now)
    target.tips.update(is_counted=False)
    target.attached_why = reason.strip()
    _record("tips.target_detached", target, dossier, by, now)
    target.listing = target.shop = target.lead = target.looked_to = target.attached_at = None
    target.attached_by = target.attached_why = ""
    target.save(update_fields=HANDED)
    if lead is not None:
        lower_lead(lead=lead, tips=behind, by=by, now=now)
    return target


def _locked(target: Target, by: Actor) -> Target:
    demand(by, Permission.LEAD_DECIDE, Reach.NODE)
    return Target.objects.select_for_update(of=("self",)).get(pk=target.pk)


def _record(kind: str, target: Target, dossier: Listing | Shop, by: Actor, now: datetime) -> None:
    data, said = {"count": target.tips.count()}, {"reason": target.attached_why}
    record(kind, target, by=by, now=now, also=[dossier], data=data, particulars=said)
