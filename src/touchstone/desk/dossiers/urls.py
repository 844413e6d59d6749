"""The URLs of dossiers."""

from django.urls import URLPattern, URLResolver

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, route
from touchstone.desk.dossiers.queries.kinds import KINDS
from touchstone.desk.dossiers.views import (
    brands,
    imports,
    listings,
    lists,
    merging,
    products,
    rights,
    sellers,
    sharing,
    shops,
)

VIEW, EDIT = Permission.DOSSIER_VIEW, Permission.DOSSIER_EDIT
READ, WRITE = Permission.REFERENCE_VIEW, Permission.REFERENCE_EDIT
MERGE, SHARE, TAKE = Permission.DOSSIER_MERGE, Permission.DOSSIER_SHARE, Permission.DOSSIER_IMPORT
HOME = "dossiers/"
SELLER, SHOP, LISTING = HOME + "sellers/<slug:seller>/", HOME + "shops/<slug:shop>/", HOME + "listings/<slug:listing>/"
BRAND, RIGHT, PRODUCT = HOME + "brands/<slug:brand>/", HOME + "rights/<slug:right>/", HOME + "products/<slug:product>/"
IMPORT = HOME + "imports/<slug:row>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route(HOME + "search", lists.search, name="dossier_search", needs=Permission.DESK_ENTER, methods=GET),
    *(
        route(f"{HOME}{kind.key}s/", lists.list_of(kind), name=f"{kind.key}_list", needs=kind.permission, methods=GET)
        for kind in KINDS
    ),
    *(
        route(
            f"{HOME}{kind.key}s/export.csv",
            lists.export_of(kind),
            name=f"{kind.key}_export",
            needs=kind.permission,
            methods=GET,
        )
        for kind in KINDS
    ),
    route(HOME + "sellers/new", sellers.new_seller, name="seller_new", needs=EDIT),
    route(SELLER, sellers.show_seller, name="seller_detail", needs=VIEW, methods=GET),
    route(SELLER + "edit", sellers.change_seller, name="seller_edit", needs=EDIT),
    route(SELLER + "contact", sellers.change_contact, name="seller_contact", needs=EDIT),
    route(SELLER + "merge", merging.choose_merge, name="seller_merge", needs=MERGE, methods=GET),
    route(SELLER + "merge/confirm", merging.merge, name="seller_merge_confirm", needs=MERGE, methods=POST),
    route(SELLER + "split", merging.split, name="seller_split", needs=MERGE, methods=POST),
    route(SELLER + "shops/new", shops.new_shop, name="shop_new", needs=EDIT),
    route(SHOP, shops.show_shop, name="shop_detail", needs=VIEW, methods=GET),
    route(SHOP + "edit", shops.change_shop, name="shop_edit", needs=EDIT),
    route(SHOP + "listings/new", listings.new_listing, name="listing_new", needs=EDIT),
    route(LISTING, listings.show_listing, name="listing_detail", needs=VIEW, methods=GET),
    route(LISTING + "edit", listings.change_listing, name="listing_edit", needs=EDIT),
    route(HOME + "brands/new", brands.new_brand, name="brand_new", needs=WRITE),
    route(BRAND, brands.show_brand, name="brand_detail", needs=READ, methods=GET),
    route(BRAND + "edit", brands.change_brand, name="brand_edit", needs=WRITE),
    route(HOME + "rights/new", rights.new_right, name="right_new", needs=WRITE),
    route(RIGHT, rights.show_right, name="right_detail", needs=READ, methods=GET),
    route(RIGHT + "edit", rights.change_right, name="right_edit", needs=WRITE),
    route(HOME + "products/new", products.new_product, name="product_new", needs=WRITE),
    route(PRODUCT, products.show_product, name="product_detail", needs=READ, methods=GET),
    route(PRODUCT + "edit", products.change_product, name="product_edit", needs=WRITE),
    route(HOME + "share/<slug:dossier>", sharing.share, name="dossier_share", needs=SHARE),
    route(HOME + "shares/<slug:share>/end", sharing.stop, name="share_end", needs=SHARE, methods=POST),
    route(HOME + "imports/", imports.list_imports, name="import_list", needs=TAKE, methods=GET),
    route(HOME + "imports/new", imports.upload, name="import_new", needs=TAKE),
    route(IMPORT, imports.show_import, name="import_detail", needs=TAKE, methods=GET),
    route(IMPORT + "confirm", imports.confirm, name="import_confirm", needs=TAKE, methods=POST),
    route(IMPORT + "withdraw", imports.withdraw, name="import_withdraw", needs=TAKE, methods=POST),
    route(IMPORT + "problems.csv", imports.problems, name="import_problems", needs=TAKE, methods=GET),
]
