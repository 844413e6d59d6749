"""A shop: one storefront of a seller on one platform."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.dossiers.models.kept import Kept
from touchstone.desk.dossiers.models.seller import Seller


class Shop(Kept):
    """Stays with the seller that its source named, also when that seller is merged into another."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.shop"

    public_id = PublicIdField("shp")
    platform = models.CharField(_("platform"), max_length=40)
    platform_shop_id = models.CharField(_("shop id on the platform"), max_length=120)
    name = models.CharField(_("name"), max_length=200)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="shops")

    class Meta:
        """An id names one shop on its platform."""

        ordering = ("name", "id")
        indexes = (models.Index(fields=("name", "id"), name="shop_by_name"),)
        constraints = (
            models.UniqueConstraint(fields=("platform", "platform_shop_id"), name="one_shop_per_platform_id"),
        )

    def __str__(self) -> str:
        return self.name
