"""What finds each kind of dossier: its name, its ids, and the words beside them."""

import re

from django.db.models import Q

from touchstone.desk.dossiers.indexing import Found, index, unindex
from touchstone.desk.dossiers.models import (
    Brand,
    Listing,
    ListingVersion,
    Product,
    Right,
    SearchKind,
    Seller,
    SellerAccount,
    SellerContact,
    Shop,
)

DESCRIBED = 500
"""Characters of a description that are searched; each costs the search about 12 bytes (measured on Chinese)."""


def index_seller(seller: Seller) -> None:
    """By name, registration number, ids on platforms; the root also by those of the dossiers merged into it."""
    below = list(Seller.objects.filter(root=seller))
    ids = SellerAccount.objects.filter(Q(seller=seller) | Q(seller__root=seller))
    keys = [*ids.values_list("platform_seller_id", flat=True)]
    keys += [each.registration_number for each in (seller, *below)]
    index(SearchKind.SELLER, [Found(seller.pk, seller.name, keys, [each.name for each in below])])
    if seller.root is not None:
        index_seller(seller.root)


def index_contact(seller: Seller) -> None:
    """By particulars, in an entry that only those who may see them search."""
    contacts = list(SellerContact.objects.filter(Q(seller=seller) | Q(seller__root=seller)).order_by("pk"))
    keys = [key for each in contacts for key in (each.phone, re.sub(r"\D", "", each.phone), each.email) if key]
    words = [word for each in contacts for word in (each.contact_name, each.address) if word]
    if keys or words:
        index(SearchKind.CONTACT, [Found(seller.pk, "", keys, words)])
    else:
        unindex(SearchKind.CONTACT, [seller.pk])


def index_shop(shop: Shop) -> None:
    """By name and id."""
    index(SearchKind.SHOP, [Found(shop.pk, shop.name, [shop.platform_shop_id])])


def listing_found(listing: Listing, version: ListingVersion) -> Found:
    """By title, id, brand as entered, category, and the beginning of the description."""
    more = [version.brand_text, version.category, version.description[:DESCRIBED]]
    return Found(listing.pk, version.title, [listing.platform_listing_id], more)


def index_brand(brand: Brand) -> None:
    """By name and aliases."""
    index(SearchKind.BRAND, [Found(brand.pk, brand.name, brand.aliases)])


def index_right(right: Right) -> None:
    """By title and number, with and without the register before it."""
    keys = [right.number, f"{right.register}{right.number}"]
    index(SearchKind.RIGHT, [Found(right.pk, right.title or right.number, keys)])


def index_product(product: Product) -> None:
    """By name and GTIN, also as fourteen digits."""
    keys = [product.gtin, product.gtin.zfill(14)]
    index(SearchKind.PRODUCT, [Found(product.pk, product.name, list(dict.fromkeys(keys)))])
