"""Two dossiers of one seller become one, and can be parted again.

Nothing is moved: the merged row keeps its facts, ids and shops and only points to the one it was merged into, so a split gives back
exactly what was there. While it is merged it is not edited; what is written to the other one in the meantime stays with the other.
"""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.dossiers.actions.editing import demand_version, signed
from touchstone.desk.dossiers.entries import index_contact, index_seller
from touchstone.desk.dossiers.errors import MergedError, MergeRefusedError, NotMergedError
from touchstone.desk.dossiers.joined import Joined, tell_joined
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.visible import visible_sellers

MERGE = Permission.DOSSIER_MERGE


@act
def merge_sellers(*, by: Actor, now: datetime, seller: str, into: str, seen: int, reason: str) -> Seller:
    """Merge `seller` (with all that was merged into it) into `into`; neither may be merged itself. Returns `into`."""
    merged, target = _to_merge(by, now, seller), _to_merge(by, now, into)
    if merged == target:
        raise MergeRefusedError
    if merged.root_id is not None or target.root_id is not None:
        raise MergedError
    demand_version(merged, seen)
    Seller.objects.filter(root=merged).update(root=target)
    merged.merged_into = merged.root = target
    merged.merged_at, merged.merged_by = now, signed(by)
    _save(merged)
    data = {"reason": reason}
    record("dossiers.sellers_merged", merged, by=by, now=now, also=(target,), data=data)
    _index((merged, target))
    tell_joined(Joined((target,), by, now))
    return target


@act
def split_seller(*, by: Actor, now: datetime, seller: str, reason: str) -> Seller:
    """Take `seller` out of the one it was merged into, with all that was merged into it before. Returns `seller`."""
    parted = _to_merge(by, now, seller)
    target = parted.merged_into
    if target is None:
        raise NotMergedError
    old_root = parted.root or target
    parted.merged_into = parted.root = None
    parted.merged_at, parted.merged_by = None, ""
    _save(parted)
    Seller.objects.filter(pk__in=_below(parted)).update(root=parted)
    data = {"reason": reason}
    record("dossiers.seller_split", parted, by=by, now=now, also=(target,), data=data)
    _index((parted, old_root))
    tell_joined(Joined((parted, old_root), by, now))
    return parted


def _to_merge(by: Actor, now: datetime, seller: str) -> Seller:
    return find_to_change(visible_sellers(by, now), visible_sellers(by, now, MERGE), seller, MERGE)


def _save(seller: Seller) -> None:
    """Without another version: the facts are the same, and who does not see the other dossier is to see nothing of it."""
    seller.save(update_fields=["merged_into", "root", "merged_at", "merged_by"])


def _index(sellers: tuple[Seller, Seller]) -> None:
    """A root is found by everything under it."""
    for seller in sellers:
        index_seller(seller)
        index_contact(seller)


def _below(seller: Seller) -> set[int]:
    """The rows merged into it, and into those, and so on."""
    below: set[int] = set()
    level = {seller.pk}
    while level:
        level = set(Seller.objects.filter(merged_into__in=level).values_list("pk", flat=True)) - below
        below |= level
    return below
