"""The tables of dossiers."""

from touchstone.desk.dossiers.models.brand import Brand
from touchstone.desk.dossiers.models.entry import SearchEntry, SearchKind
from touchstone.desk.dossiers.models.importing import Import, ImportKind, ImportProblem, ImportState
from touchstone.desk.dossiers.models.listing import Listing, ListingState, Verdict
from touchstone.desk.dossiers.models.product import Product
from touchstone.desk.dossiers.models.right import NamedBrand, Right, RightKind, RightState
from touchstone.desk.dossiers.models.sales import ListingSales
from touchstone.desk.dossiers.models.seller import Seller, SellerAccount, SellerContact, SellerKind
from touchstone.desk.dossiers.models.share import Share
from touchstone.desk.dossiers.models.shop import Shop
from touchstone.desk.dossiers.models.version import ListingVersion, Screening

__all__ = [
    "Brand",
    "Import",
    "ImportKind",
    "ImportProblem",
    "ImportState",
    "Listing",
    "ListingSales",
    "ListingState",
    "ListingVersion",
    "NamedBrand",
    "Product",
    "Right",
    "RightKind",
    "RightState",
    "Screening",
    "SearchEntry",
    "SearchKind",
    "Seller",
    "SellerAccount",
    "SellerContact",
    "SellerKind",
    "Share",
    "Shop",
    "Verdict",
]
