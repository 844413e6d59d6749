"""A product: what the trade numbers with a GTIN."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.dossiers.models.brand import Brand
from touchstone.desk.dossiers.models.kept import Kept


class Product(Kept):
    """`gtin` is kept without spaces, with its check digit right. Two houses may claim one number, so it is not unique."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.product"

    public_id = PublicIdField("prd")
    gtin = models.CharField(_("GTIN"), max_length=14)
    name = models.CharField(_("name"), max_length=200)
    brand = models.ForeignKey(
        Brand, on_delete=models.PROTECT, null=True, blank=True, related_name="products", verbose_name=_("brand")
    )

    class Meta:
        """By name."""

        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("name", "id"), name="product_by_name"),
            models.Index(fields=("gtin",), name="product_by_gtin"),
        )

    def __str__(self) -> str:
        return self.name
