"""Sellers and shops of one platform, by their ids there."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q

from touchstone.desk.dossiers.actions.taking.batch import Batch, Values, insert_dossiers, insert_entries
from touchstone.desk.dossiers.bulk import one_of
from touchstone.desk.dossiers.entries import index_seller, index_shop
from touchstone.desk.dossiers.indexing import Found
from touchstone.desk.dossiers.joined import tell_grown
from touchstone.desk.dossiers.models import SearchKind, Seller, SellerAccount, SellerKind, Shop

NEW_SELLERS, NEW_SHOPS = "new_sellers", "new_shops"
SELLER = ("kind", "name", "country", "registration_number", "merged_by", "version", "created_at", "created_by")
ACCOUNT = ("platform", "platform_seller_id", "seller", "created_at", "created_by")
SHOP = ("platform", "platform_shop_id", "name", "seller", "version", "created_at", "created_by")


def take_sellers(rows: Iterable[Values], batch: Batch) -> None:
    """New ones are made; of known ones what the file says is brought up to date, what it leaves empty stays."""
    wanted = batch.once(rows, "seller_id")
    known = sellers_of(batch.platform, wanted)
    make_sellers([row for key, row in wanted.items() if key not in known], batch)
    for key, seller in known.items():
        row = wanted[key]
        given = {name: row[name] for name in ("kind", "country", "registration_number") if row.get(name)}
        if row["name"] != key:
            given["name"] = row["name"]
        if batch.change(seller, given, is_personal=seller.kind == SellerKind.PERSON):
            index_seller(seller)


def sellers_of(platform: str, ids: Collection[str]) -> dict[str, Seller]:
    """The sellers of these ids, of those that are known."""
    accounts = SellerAccount.objects.filter(platform=platform, platform_seller_id__in=one_of(ids))
    return {account.platform_seller_id: account.seller for account in accounts.select_related("seller__root")}


def make_sellers(rows: Sequence[Values], batch: Batch) -> dict[str, int]:
    """New dossiers with their ids on the platform; returns id → row."""
    made = batch.made
    values = [
        (row.get("kind") or SellerKind.UNKNOWN.value, row["name"], row.get("country") or "CN",
         row.get("registration_number") or "", "", 1, *made)
        for row in rows
    ]  # fmt: skip
    keys = insert_dossiers(Seller, SELLER, values)
    pairs = list(zip(keys, rows, strict=True))
    insert_dossiers(SellerAccount, ACCOUNT, [(batch.platform, row["seller_id"], key, *made) for key, row in pairs])
    found = (Found(key, row["name"], [row["seller_id"], row.get("registration_number") or ""]) for key, row in pairs)
    insert_entries(SearchKind.SELLER, found)
    batch.counts[NEW_SELLERS] += len(rows)
    return {row["seller_id"]: key for key, row in pairs}


def take_shops(rows: Iterable[Values], batch: Batch) -> None:
    """New shops are made, with their sellers where those are new too; a known shop gets the name of the file."""
    wanted = batch.once(rows, "shop_id")
    known = {shop.platform_shop_id: shop for shop in Shop.objects.filter(_named(batch.platform, wanted))}
    make_shops([row for key, row in wanted.items() if key not in known], batch)
    for key, shop in known.items():
        if batch.change(shop, {"name": wanted[key]["name"]} if wanted[key]["name"] != key else {}):
            index_shop(shop)


def ensure_shops(wanted: Mapping[str, str], batch: Batch) -> dict[str, int]:
    """Shop id → row of the shops `wanted` (shop id → seller id); those that are missing are made, and their sellers."""
    shops = Shop.objects.filter(_named(batch.platform, wanted)).values_list("platform_shop_id", "pk")
    known: dict[str, int] = dict(shops)
    missing = [
        {"shop_id": key, "name": "", "seller_id": seller or key} for key, seller in wanted.items() if key not in known
    ]
    return {**known, **make_shops(missing, batch)} if missing else known


def make_shops(rows: Sequence[Values], batch: Batch) -> dict[str, int]:
    """New dossiers of shops; one without a name is called like its seller."""
    ids = {row["seller_id"] for row in rows}
    sellers = sellers_of(batch.platform, ids)
    new = make_sellers([{"seller_id": key, "name": key} for key in sorted(ids - set(sellers))], batch)
    owner = {**{key: seller.pk for key, seller in sellers.items()}, **new}
    names = [
        row["name"] or (sellers[row["seller_id"]].name if row["seller_id"] in sellers else row["shop_id"])
        for row in rows
    ]
    made = batch.made
    values = [
        (batch.platform, row["shop_id"], name, owner[row["seller_id"]], 1, *made)
        for row, name in zip(rows, names, strict=True)
    ]
    keys = insert_dossiers(Shop, SHOP, values)
    found = zip(keys, rows, names, strict=True)
    insert_entries(SearchKind.SHOP, (Found(key, name, [row["shop_id"]]) for key, row, name in found))
    batch.counts[NEW_SHOPS] += len(rows)
    tell_grown(sellers.values(), batch.by, batch.now)
    return {row["shop_id"]: key for row, key in zip(rows, keys, strict=True)}


def _named(platform: str, ids: Collection[str]) -> Q:
    return Q(platform=platform, platform_shop_id__in=one_of(ids))
