"""Brands, rights and products from files."""

from collections import defaultdict
from collections.abc import Iterable

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.dossiers.actions.brands import clean_names
from touchstone.desk.dossiers.actions.editing import save_checked
from touchstone.desk.dossiers.actions.taking.batch import NEW, Batch, Values
from touchstone.desk.dossiers.entries import index_brand, index_product, index_right
from touchstone.desk.dossiers.models import Brand, Product, Right
from touchstone.desk.dossiers.queries.visible import visible_products, visible_rights


def take_brands(rows: Iterable[Values], batch: Batch) -> None:
    """A brand of the same name and owner is the same one; it gets the further aliases."""
    rows = list(rows)
    owners = _owners(rows)
    known = {
        (brand.name, brand.owner_id): brand for brand in Brand.objects.filter(name__in=[row["name"] for row in rows])
    }
    for row in rows:
        owner = owners.get(row["owner"])
        brand = known.get((row["name"], owner.pk if owner else None))
        if brand is None:
            brand = Brand(name=row["name"], aliases=clean_names(row["aliases"]), owner=owner)
            _make(brand, batch)
            known[brand.name, brand.owner_id] = brand
            index_brand(brand)
        elif batch.change(brand, {"aliases": clean_names([*brand.aliases, *row["aliases"]])}):
            index_brand(brand)


def take_rights(rows: Iterable[Values], batch: Batch) -> None:
    """A right is known by register, kind and number; a brand that is named and known comes under it.

    Of several with one number it is that of the owner who is named, else the oldest.
    """
    rows = list(rows)
    owners, brands = _owners(rows), _brands(rows)
    known: dict[tuple[str, str, str], list[Right]] = defaultdict(list)
    numbered = visible_rights(batch.by).filter(number__in=[row["number"] for row in rows])
    for right in numbered.order_by("pk"):
        known[right.register, right.kind, right.number].append(right)
    for row in rows:
        values = {
            name: value for name, value in row.items() if name not in ("brand", "owner") and value not in ("", None)
        }
        owner = owners.get(row["owner"])
        if owner:
            values["owner"] = owner
        same = known[row["register"], row["kind"], row["number"]]
        if same:
            right = next((each for each in same if owner and each.owner_id == owner.pk), same[0])
            batch.change(right, values)
        else:
            right = Right(**values)
            same.append(right)
            _make(right, batch)
        if row["brand"] in brands:
            right.brands.add(brands[row["brand"]])
        index_right(right)


def take_products(rows: Iterable[Values], batch: Batch) -> None:
    """A product is known by its GTIN; of several the oldest is meant."""
    rows = list(rows)
    brands = _brands(rows)
    numbered = visible_products(batch.by).filter(gtin__in=[row["gtin"] for row in rows])
    known = {product.gtin: product for product in numbered.order_by("-pk")}
    for row in rows:
        brand = brands.get(row["brand"])
        product = known.get(row["gtin"])
        if product is None:
            product = known[row["gtin"]] = Product(gtin=row["gtin"], name=row["name"], brand=brand)
            _make(product, batch)
        else:
            batch.change(product, {"name": row["name"], **({"brand": brand} if brand else {})})
        index_product(product)


def _make(row: Brand | Right | Product, batch: Batch) -> None:
    row.created_at, row.created_by = batch.now, batch.made[1]
    save_checked(row)
    batch.counts[NEW] += 1


def _owners(rows: list[Values]) -> dict[str, Organisation]:
    named = Organisation.objects.filter(public_id__in={row["owner"] for row in rows if row["owner"]})
    return {organisation.public_id: organisation for organisation in named}


def _brands(rows: list[Values]) -> dict[str, Brand]:
    """By name; of several brands of one name none, for nobody knows which is meant."""
    found: dict[str, Brand] = {}
    twice = set()
    for brand in Brand.objects.filter(name__in={row["brand"] for row in rows if row["brand"]}):
        twice |= {brand.name} & set(found)
        found[brand.name] = brand
    return {name: brand for name, brand in found.items() if name not in twice}
