"""What the URLs of dossiers need: the node's seller, the shop of it that is shared with the owner, the owner's brand."""

from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.people import NOW
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.models import Import, ImportState

SELLER = {"name": "New", "kind": "enterprise", "country": "CN"}
ACCOUNT = {"platform": "bazaar", "platform_shop_id": "P-2"}
LISTING = {"title": "New", "state": "online", "platform_listing_id": "L-2", "platform": "bazaar"}
RIGHT = {"kind": "trademark", "register": "CN", "number": "9", "state": "in_force"}
SEEN = {"seen": 1}


def one(thing: str, data: dict[str, Any], scene: Scene) -> Call:
    """A call of what the scene has one of."""
    return Call({thing: scene.things[thing]}, data)


def other(scene: Scene) -> str:
    """A second seller."""
    return str(add_seller(by=scene.people["analyst"].actor, now=NOW, name="Mo", kind="person").public_id)


def merging(scene: Scene) -> Call:
    return Call({"seller": scene.things["seller"]}, {**SEEN, "into": other(scene), "reason": "the same"})


def merged(scene: Scene) -> Call:
    by, first = scene.people["supervisor"].actor, scene.things["seller"]
    merge_sellers(by=by, now=NOW, seller=first, into=other(scene), seen=1, reason="the same")
    return Call({"seller": first}, {"reason": "not the same"})


def product(scene: Scene) -> Call:
    return Call({}, {"gtin": "96385074", "name": "New", "brand": scene.things["brand"]})


def product_to_change(scene: Scene) -> Call:
    data = {"gtin": "6901234567892", "name": "New", "brand": scene.things["brand"]}
    return one("product", {**SEEN, **data}, scene)


def sharing(scene: Scene) -> Call:
    whom = scene.people["stranger"].organisation.public_id
    return Call({"dossier": scene.things["seller"]}, {"organisation": whom, "purpose": "case 2"})


def upload(_scene: Scene) -> Call:
    return Call({}, {"kind": "sellers", "platform": "bazaar", "file": SimpleUploadedFile("a.csv", b"name\nMo\n")})


def checked(scene: Scene) -> Call:
    Import.objects.filter(public_id=scene.things["import_id"]).update(state=ImportState.PREVIEW)
    return Call({"row": scene.things["import_id"]})


MAKERS: dict[str, Maker] = {
    "seller_new": lambda _scene: Call({}, SELLER),
    "seller_detail": partial(one, "seller", {}),
    "seller_edit": partial(one, "seller", {**SELLER, **SEEN}),
    "seller_contact": partial(one, "seller", {"seen": 0, "phone": "110"}),
    "seller_merge": partial(one, "seller", {}),
    "seller_merge_confirm": merging,
    "seller_split": merged,
    "shop_new": partial(one, "seller", {"name": "New", **ACCOUNT}),
    "shop_detail": partial(one, "shop", {}),
    "shop_edit": partial(one, "shop", {**SEEN, "name": "New"}),
    "listing_new": partial(one, "shop", LISTING),
    "listing_detail": partial(one, "listing", {}),
    "listing_edit": partial(one, "listing", {**SEEN, **LISTING}),
    "brand_new": lambda _scene: Call({}, {"name": "New"}),
    "brand_detail": partial(one, "brand", {}),
    "brand_edit": partial(one, "brand", {**SEEN, "name": "New"}),
    "right_new": lambda _scene: Call({}, RIGHT),
    "right_detail": partial(one, "right", {}),
    "right_edit": partial(one, "right", {**SEEN, **RIGHT}),
    "product_new": product,
    "product_detail": partial(one, "product", {}),
    "product_edit": product_to_change,
    "dossier_share": sharing,
    "share_end": partial(one, "share", {}),
    "import_new": upload,
    **dict.fromkeys((f"import_{each}" for each in ("detail", "confirm", "withdraw", "problems")), checked),
}
