"""What stands beside rights and products, as far as the reader sees it: brands, and dossiers with the same number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import NamedBrand, Product, Right
from touchstone.desk.dossiers.queries.visible import visible_brands, visible_products, visible_rights

Numbered = Right | Product
NUMBER: Mapping[type[Numbered], tuple[str, ...]] = {Right: ("number", "register", "kind"), Product: ("gtin",)}
"""The columns that together number a dossier in the world outside."""


def twins_of(actor: Actor, row: Numbered) -> QuerySet[Any]:
    """The other dossiers with the number of this one, the oldest first."""
    same = {column: getattr(row, column) for column in NUMBER[type(row)]}
    return _visible(actor, type(row)).filter(**same).exclude(pk=row.pk).order_by("pk")


def twins_among(actor: Actor, rows: Iterable[Numbered]) -> dict[int, list[str]]:
    """Row -> public ids of its twins, in one query for all rows, which are of one kind."""
    held = list(rows)
    if not held:
        return {}
    columns = NUMBER[type(held[0])]
    first = columns[0]
    seen = _visible(actor, type(held[0])).filter(**{f"{first}__in": {getattr(row, first) for row in held}})
    named: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for public_id, *number in seen.order_by("pk").values_list("public_id", *columns):
        named[tuple(number)].append(public_id)
    numbers = {row.pk: tuple(getattr(row, column) for column in columns) for row in held}
    return {row.pk: [one for one in named[numbers[row.pk]] if one != row.public_id] for row in held}


def brands_among(actor: Actor, rows: Iterable[Right]) -> dict[int, list[str]]:
    """Row -> public ids of the brands under the right that the reader may see."""
    held = list(rows)
    named = NamedBrand.objects.filter(right__in=held, brand__in=visible_brands(actor).order_by().values("pk"))
    found: dict[int, list[str]] = {row.pk: [] for row in held}
    for right, brand in named.order_by("brand").values_list("right", "brand__public_id"):
        found[right].append(brand)
    return found


def claimed_again(rows: QuerySet[Any], seen: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `rows` whose number another row of `seen` has too."""
    same = {column: OuterRef(column) for column in NUMBER[rows.model]}
    return rows.filter(Exists(seen.order_by().filter(**same).exclude(pk=OuterRef("pk"))))


def _visible(actor: Actor, model: type[Numbered]) -> QuerySet[Any]:
    return visible_rights(actor) if model is Right else visible_products(actor)
