"""Dossiers that others hold or were given leave no trace: in no list, count, search, order, file or timeline."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.imports import upload_import
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import add_seller, edit_contact
from touchstone.desk.dossiers.actions.sharing import share_dossier
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Listing, Right, Seller, Shop
from touchstone.desk.dossiers.queries.kinds import KINDS

READERS = frozenset({"police_officer", "steward", "researcher"})
"""Who reads every brand, right and product."""
ASKED = (
    "",
    "?q=Hidden",
    "?q=耐克",
    "?q=Hidden&sort=name",
    "?sort=-name",
    "?sort=title",
    "?platform=hidden",
    "?sort=-score",
)


def paths(scene: Scene) -> list[str]:
    """The seller has a dossier, the agent a right; the police was given a shop, the steward only a listing."""
    house = {viewer: scene.people[viewer].organisation for viewer in ("seller", "agent", "police_officer", "steward")}
    Seller.objects.filter(public_id=scene.things["seller"]).update(organisation=house["seller"])
    Right.objects.filter(public_id=scene.things["right"]).update(agent=house["agent"])
    shop, listing = _known(scene)
    _share(scene, shop, scene.people["police_officer"])
    _share(scene, listing, scene.people["steward"])
    lists = [f"{reverse(kind.list_name)}{asked}" for kind in KINDS for asked in ASKED]
    files = [reverse(kind.export_name) for kind in KINDS]
    things = [reverse(f"{kind.key}_detail", kwargs={kind.key: scene.things[kind.key]}) for kind in KINDS]
    new = [reverse(name) for name in ("brand_new", "right_new", "product_new", "import_list")]
    return [*lists, *files, *things, *new, f"{reverse('dossier_search')}?q=Hidden"]


def hide(scene: Scene) -> list[str]:
    """A seller of the node with shop and listing, shared with the stranger alone; known ones shared with it too."""
    by, theirs = scene.people["analyst"].actor, scene.people["stranger"]
    seller = add_seller(by=by, now=NOW, name="Hidden 耐克", kind="enterprise", accounts=[("hidden", "H-1")])
    edit_contact(by=by, now=NOW, seller=seller.public_id, seen=0, phone="13900000000")
    shop = add_shop(
        by=by, now=NOW, seller=seller.public_id, platform="hidden", platform_shop_id="H-1", name="Hidden 耐克"
    )
    listing = add_listing(by=by, now=NOW, shop=shop.public_id, platform_listing_id="H-1", title="Hidden 耐克")
    upload_import(
        by=by, now=NOW, kind="sellers", platform="hidden", as_of=NOW, file_name="a.csv", content=b"name\nMo\n"
    )
    for dossier in (seller, *_known(scene)):
        _share(scene, dossier, theirs)
    rows = {"seller": seller, "shop": shop, "listing": listing}
    ids = {key: row.public_id for key, row in rows.items()}
    pages = [reverse(f"{key}_detail", kwargs={key: each}) for key, each in ids.items()]
    programs = [f"/api/v1/{key}s/{each}" for key, each in ids.items()]
    versions = f"/api/v1/listings/{listing.public_id}/versions"
    narrowed = [f"/api/v1/listings?shop={shop.public_id}", f"{reverse('listing_list')}?shop={shop.public_id}"]
    return [*pages, *programs, versions, *narrowed]


def hide_from_others(scene: Scene) -> list[str]:
    """A brand of the stranger's with a right and a product."""
    by = scene.people["stranger"].actor
    brand = add_brand(by=by, now=NOW, name="Hidden 耐克").public_id
    right = add_right(by=by, now=NOW, kind="trademark", number="H1", title="Hidden", brands=[brand]).public_id
    product = add_product(by=by, now=NOW, gtin="96385074", name="Hidden", brand=brand).public_id
    ids = {"brand": brand, "right": right, "product": product}
    changing = [reverse(f"{key}_edit", kwargs={key: each}) for key, each in ids.items()]
    pages = [reverse(f"{key}_detail", kwargs={key: each}) for key, each in ids.items()]
    return [*changing, *pages, *(f"/api/v1/{key}s/{each}" for key, each in ids.items())]


def _known(scene: Scene) -> tuple[Shop, Listing]:
    shop = Shop.objects.get(public_id=scene.things["shop"])
    return shop, Listing.objects.get(public_id=scene.things["listing"])


def _share(scene: Scene, dossier: Seller | Shop | Listing, whom: Standing) -> None:
    house, by = whom.organisation.public_id, scene.people["supervisor"].actor
    share_dossier(by=by, now=NOW, dossier=dossier, organisation=house, purpose="case 3")
