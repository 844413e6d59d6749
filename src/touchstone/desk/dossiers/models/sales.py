"""What a platform said of the orders of a listing: until when it had none, by when it had one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.dossiers.models.listing import Listing


class ListingSales(models.Model):
    """`unsold_until` is the latest moment by which nothing had sold, `sold_by` the earliest by which something had.

    Statements may come in any order; `orders` is what the latest one, of `as_of`, counted. No row: nothing was said.
    """

    APPEND_ONLY: ClassVar = False

    listing = models.OneToOneField(Listing, on_delete=models.PROTECT, related_name="sales")
    orders = models.BigIntegerField(_("completed orders"))
    as_of = models.DateTimeField(_("as of"))
    unsold_until = models.DateTimeField(null=True)
    sold_by = models.DateTimeField(null=True)

    class Meta:
        """Numbers are not below zero."""

        constraints = (models.CheckConstraint(condition=models.Q(orders__gte=0), name="listing_sales_orders"),)
