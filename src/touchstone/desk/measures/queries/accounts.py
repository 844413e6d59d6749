"""The account of a seller: computed from the breaches each time, never stored."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.rulebook.penalties import breach as engine
from touchstone.rulebook.penalties.account import Account
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.enforced import Applied
from touchstone.rulebook.penalties.keeping import account_of


def root_of(seller: Seller) -> Seller:
    """The dossier under which a seller is shown, over everything that was merged into it."""
    return seller.root or seller


def owner_of(seller: Seller) -> int | None:
    """The organisation (row) that answers for a dossier: its own, or that of the dossier it was merged into."""
    return seller.organisation_id or root_of(seller).organisation_id


def breaches_of(root: Seller) -> QuerySet[Breach]:
    """Every breach of an identity, those of all its shops and of merged dossiers."""
    return Breach.objects.filter(Q(seller=root) | Q(seller__root=root))


def owners_of(roots: Iterable[int]) -> dict[int, int]:
    """Dossier (row) → the one under which it is shown, of these dossiers and of everything that was merged into them."""
    own = {root: root for root in roots}
    below = Seller.objects.filter(root__in=own).values_list("pk", "root_id")
    return own | {pk: root for pk, root in below if root is not None}


def with_breaches(roots: Sequence[Seller]) -> list[Seller]:
    """Those identities against which something stands, in two questions however many they are."""
    owners = owners_of(root.pk for root in roots)
    rows = Breach.objects.filter(seller__in=owners, reversed_at=None).order_by().values_list("seller", flat=True)
    found = {owners[seller] for seller in rows.distinct()}
    return [root for root in roots if root.pk in found]


def owner_rows(seller: str) -> Q:
    """Breaches of everything that is shown under the dossier with this public id, itself included."""
    return Q(seller__public_id=seller) | Q(seller__root__public_id=seller)


def accounts_of(root: Seller, now: datetime) -> list[Account]:
    """One account for each code under which something counts."""
    return list(accounts_from(breaches_of(root), now))


def accounts_from(rows: QuerySet[Breach], now: datetime) -> Iterator[Account]:
    """The accounts of every identity that these breaches count against, in one question however many they are."""
    groups: dict[tuple[str, str], list[engine.Breach]] = {}
    standing = rows.filter(reversed_at=None).select_related("seller__root", "shop", "right", "listing_version__listing")
    for row in standing:
        groups.setdefault((root_of(row.seller).public_id, row.code), []).append(counted(row))
    for (identity, code), own in sorted(groups.items()):
        yield account_of(confirmed(code), identity, own, now)


def standing_measures(root: Seller) -> QuerySet[Measure]:
    """The measures of an identity that were not reversed."""
    rows = Measure.objects.filter(breach__in=breaches_of(root).values("pk"), reversed_at=None)
    return rows.select_related("breach__listing_version__listing")


def applied(measure: Measure) -> Applied:
    """A measure as the engine compares it; needs `breach__seller__root`."""
    breach, identity = measure.breach, root_of(measure.breach.seller).public_id
    action = Action(measure.action)
    return Applied(measure.public_id, identity, breach.public_id, measure.row, action, measure.starts, measure.until)


def counted(row: Breach) -> engine.Breach:
    """A breach as the engine counts it; needs seller and root, shop, right and listing."""
    return engine.Breach(
        id=row.public_id,
        identity=root_of(row.seller).public_id,
        kind=row.kind,
        at=row.established_at,
        listing=row.listing_version.listing.public_id,
        shop=row.shop.public_id,
        right=row.right.public_id if row.right else "",
        holder=row.holder,
    )
