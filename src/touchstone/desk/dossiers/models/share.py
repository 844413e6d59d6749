"""A share: a dossier that another organisation may see, why, and until when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models.listing import Listing
from touchstone.desk.dossiers.models.seller import Seller
from touchstone.desk.dossiers.models.shop import Shop


class Share(models.Model):
    """Of a seller with its shops and listings, of a shop with its listings, or of one listing."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.share"

    public_id = PublicIdField("shr")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, null=True, blank=True, related_name="shares")
    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, null=True, blank=True, related_name="shares")
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, null=True, blank=True, related_name="shares")
    purpose = models.CharField(_("purpose"), max_length=300)
    with_contact = models.BooleanField(_("with contact particulars"), default=False)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """One dossier per share; one running share per dossier and organisation."""

        ordering = ("-created_at", "-id")
        constraints = (
            paired("ended", name="share_ended_pair"),
            models.CheckConstraint(
                condition=(~Q(seller=None) & Q(shop=None, listing=None))
                | (~Q(shop=None) & Q(seller=None, listing=None))
                | (~Q(listing=None) & Q(seller=None, shop=None)),
                name="share_of_one_dossier",
            ),
            *(
                models.UniqueConstraint(
                    fields=("organisation", dossier), condition=Q(ended_at=None), name=f"one_share_per_{dossier}"
                )
                for dossier in ("seller", "shop", "listing")
            ),
        )
