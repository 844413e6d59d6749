"""A confirmation of an order for very many listings, as the background notes it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.pairs import paired
from touchstone.desk.measures.models.order import PlatformOrder


class OrderConfirming(models.Model):
    """Said once by a person, noted in parts: what is done stands with the listings themselves, so that a break loses and doubles nothing.

    `total` is what was left when it was said. `failure`: the state of the order in which the rest could not be noted.
    """

    APPEND_ONLY: ClassVar = False

    order = models.ForeignKey(PlatformOrder, on_delete=models.PROTECT, related_name="confirmings")
    total = models.PositiveIntegerField()
    failure = models.CharField(max_length=30, blank=True)
    leased_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32)
    organisation = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """One of an order runs at a time."""

        ordering = ("id",)
        constraints = (
            paired("created", name="confirming_created_pair"),
            paired("ended", name="confirming_ended_pair"),
            models.UniqueConstraint(fields=("order",), condition=Q(ended_at=None), name="one_open_confirming"),
        )

    def __str__(self) -> str:
        return str(self.order)
