"""What the cast owns: the market's largest seller, a brand with a right, and what was shared with agencies."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.sellers import edit_seller
from touchstone.desk.dossiers.models import Seller


def hand_out(organisations: Mapping[str, Organisation], *, now: datetime) -> None:
    """Give the seller's organisation its dossier and the right holder a brand."""
    seller = Seller.objects.annotate(shops_held=Count("shops")).order_by("-shops_held", "pk").first()
    if seller is not None:
        edit_seller(
            by=NODE, now=now, seller=seller.public_id, seen=seller.version, organisation=organisations["seller"]
        )
    add_brand(by=NODE, now=now, name="试金 Touchgold", aliases=("试金", "touchgold"), owner=organisations["brand"])
