"""Which dossiers somebody may see: the node all, a seller its own, others what was shared. The rest does not exist."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import reach, within
from touchstone.desk.dossiers.models import Brand, Listing, NamedBrand, Product, Right, Seller, Share, Shop, Verdict

VIEW = Permission.DOSSIER_VIEW
REFERENCE = Permission.REFERENCE_VIEW


def sees_everything(actor: Actor, permission: Permission = VIEW) -> bool:
    """Whether the permission reaches the whole node, so that a query needs no condition."""
    return reach(actor, permission) is Reach.NODE


def sees_scores(actor: Actor) -> bool:
    """Whether scores and weights are shown: a seller reads what was seen, not how near its listings are to passing."""
    return reach(actor, VIEW) is not Reach.OURS


def told_verdict(verdict: str) -> Verdict:
    """A verdict as its seller reads it: something was found, or nothing; not how near to the other side it is."""
    return Verdict.REVIEW if verdict == Verdict.BLOCK else Verdict(verdict)


def running_shares(actor: Actor, now: datetime) -> QuerySet[Share]:
    """The shares with the actor's organisation that have neither ended nor run out."""
    running = Share.objects.filter(organisation=actor.organisation_row, ended_at=None)
    return running.filter(Q(until=None) | Q(until__gt=now)).order_by()


def own_sellers(actor: Actor) -> QuerySet[Seller]:
    """The dossiers of the organisation itself, with those merged into them that no other organisation answers for."""
    if actor.organisation_row is None:
        return Seller.objects.none()
    own = Q(organisation=actor.organisation_row) | Q(organisation=None, root__organisation=actor.organisation_row)
    return Seller.objects.filter(own).order_by()


def shared_sellers(actor: Actor, now: datetime, *, with_contact: bool = False) -> QuerySet[Seller]:
    """Sellers shared with the organisation. A share of a dossier covers what is merged into it, as long as it is."""
    shares = running_shares(actor, now).exclude(seller=None)
    if with_contact:
        shares = shares.filter(with_contact=True)
    named = shares.values("seller")
    return Seller.objects.filter(Q(pk__in=named) | Q(root__in=named)).order_by()


def visible_sellers(actor: Actor, now: datetime, permission: Permission = VIEW) -> QuerySet[Seller]:
    """Sellers, merged ones among them."""
    ours, shared = Q(pk__in=own_sellers(actor).values("pk")), Q(pk__in=shared_sellers(actor, now).values("pk"))
    return Seller.objects.filter(within(actor, permission, ours=ours, shared=shared))


def listed_sellers(actor: Actor, now: datetime) -> QuerySet[Seller]:
    """Sellers as lists show them: a merged one only to those who may not see the one it is merged into."""
    if sees_everything(actor):
        return Seller.objects.filter(root=None)
    seen = visible_sellers(actor, now)
    return seen.filter(Q(root=None) | ~Q(root__in=seen.order_by().values("pk")))


def sellers_with_contact(actor: Actor, now: datetime) -> QuerySet[Seller]:
    """Sellers whose contact particulars the actor may see: a share covers them only where it says so."""
    ours = Q(pk__in=own_sellers(actor).values("pk"))
    shared = Q(pk__in=shared_sellers(actor, now, with_contact=True).values("pk"))
    return Seller.objects.filter(within(actor, VIEW, ours=ours, shared=shared))


def visible_shops(actor: Actor, now: datetime, permission: Permission = VIEW) -> QuerySet[Shop]:
    """Shops of visible sellers, and shops shared by themselves."""
    shared = Q(seller__in=shared_sellers(actor, now).values("pk"))
    shared |= Q(pk__in=running_shares(actor, now).exclude(shop=None).values("shop"))
    ours = Q(seller__in=own_sellers(actor).values("pk"))
    return Shop.objects.filter(within(actor, permission, ours=ours, shared=shared))


def visible_listings(actor: Actor, now: datetime, permission: Permission = VIEW) -> QuerySet[Listing]:
    """Listings of visible shops, and listings shared by themselves. One without a shop is the node's alone, unless shared."""
    if sees_everything(actor, permission):
        return Listing.objects.all()
    # The few shops and listings are named one by one: the database then takes them from an index, not from every row.
    shops = Q(shop__in=list(visible_shops(actor, now, permission).order_by().values_list("pk", flat=True)))
    shared = running_shares(actor, now).exclude(listing=None).values_list("listing", flat=True)
    return Listing.objects.filter(within(actor, permission, ours=shops, shared=shops | Q(pk__in=list(shared))))


def visible_brands(actor: Actor, permission: Permission = REFERENCE) -> QuerySet[Brand]:
    """Own brands; shared are those that the node or their owner named under a right of the organisation.

    What somebody else named under it gives no sight: an agent would keep what it named itself after its mandate ended.
    """
    organisation = actor.organisation_row
    named = NamedBrand.objects.filter(Q(right__agent=organisation) | Q(right__owner=organisation))
    acted_for = named.filter(Q(organisation=None) | Q(organisation=F("brand__owner"))).values("brand")
    ours = Q(owner=organisation) if organisation else Q(pk__in=())
    shared = Q(pk__in=acted_for) if organisation else Q(pk__in=())
    return Brand.objects.filter(within(actor, permission, ours=ours, shared=shared))


def visible_rights(actor: Actor, permission: Permission = REFERENCE) -> QuerySet[Right]:
    """Rights that the organisation owns or acts for; shared are those over its own brands."""
    organisation = actor.organisation_row
    ours = Q(owner=organisation) | Q(agent=organisation) if organisation else Q(pk__in=())
    named = NamedBrand.objects.filter(brand__owner=organisation).values("right")
    shared = Q(pk__in=named) if organisation else Q(pk__in=())
    return Right.objects.filter(within(actor, permission, ours=ours, shared=shared))


def visible_products(actor: Actor, permission: Permission = REFERENCE) -> QuerySet[Product]:
    """Products of the organisation's brands; shared are those of the brands it may see."""
    organisation = actor.organisation_row
    ours = Q(brand__owner=organisation) if organisation else Q(pk__in=())
    shared = Q(brand__in=visible_brands(actor).order_by().values("pk"))
    return Product.objects.filter(within(actor, permission, ours=ours, shared=shared))
