"""Which sellers of the node have shown a right to which brands: their organisations own or act for it, or own the brand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from touchstone.desk.dossiers.models import Brand, Right, Seller
from touchstone.desk.dossiers.models.right import RightState


def brands_of_sellers(day: date) -> Mapping[str, list[str]]:
    """Row of the seller (of the one it was merged into) → names of its brands, for sellers whose organisation is on the node."""
    names: dict[int, list[str]] = defaultdict(list)
    for owner, brand in (*_own_brands(), *_under_rights(day)):
        names[owner] += brand
    told: dict[str, list[str]] = defaultdict(list)
    members = Seller.objects.exclude(organisation=None).order_by("pk").values_list("pk", "root", "organisation")
    for row, root, organisation in members:
        told[str(root or row)] += names[organisation]
    return told


def _own_brands() -> Iterable[tuple[int, list[str]]]:
    rows = Brand.objects.exclude(owner=None).order_by("pk").values_list("owner", "name", "aliases")
    return [(owner, [name, *aliases]) for owner, name, aliases in rows]


def _under_rights(day: date) -> Iterable[tuple[int, list[str]]]:
    """Of rights in force on the day: both the owner and the agent, for each brand named under it."""
    columns = ("owner", "agent", "brands__name", "brands__aliases")
    for owner, agent, name, aliases in _in_force(day).exclude(brands=None).order_by("pk").values_list(*columns):
        yield from ((each, [name, *aliases]) for each in (owner, agent) if each)


def _in_force(day: date) -> QuerySet[Right]:
    begun, goes_on = Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
    return Right.objects.filter(begun, goes_on, state=RightState.IN_FORCE)
