"""A listing that an order took down, and what its end brings back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.dossiers.models import Listing, ListingState
from touchstone.desk.measures.models.order import PlatformOrder


class TakenDown(models.Model):
    """`state_before` is what the listing was before any order touched it; `restored`: when this order let go of it.

    A listing is back only when no order holds it down any more.
    """

    APPEND_ONLY: ClassVar = False

    order = models.ForeignKey(PlatformOrder, on_delete=models.PROTECT, related_name="taken_down")
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="+")
    state_before = models.CharField(max_length=8, choices=ListingState)
    carried_out = models.DateTimeField()
    restored = models.DateTimeField(null=True)

    class Meta:
        """Once for each order."""

        ordering = ("id",)
        indexes = (models.Index(fields=("listing",), name="held_down", condition=Q(restored=None)),)
        constraints = (models.UniqueConstraint(fields=("order", "listing"), name="one_listing_of_an_order"),)

    def __str__(self) -> str:
        return str(self.listing)
