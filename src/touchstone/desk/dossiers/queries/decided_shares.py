"""All shares, for those who decide about them."""

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.dossiers.models import Share


def visible_shares(actor: Actor) -> QuerySet[Share]:
    """Every share, the ended ones too; for others there is none."""
    rows = Share.objects.filter(within(actor, Permission.DOSSIER_SHARE))
    return rows.select_related("organisation", "seller", "shop", "listing")
