"""A measure: what the platform does because the penalty code owes it."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.measures.models.breach import Breach


class Measure(models.Model):
    """`row` is the row of the code that owes it, `breach` the one that reached it; `until` None: no end.

    Whether it is in force follows from its times. `released`: when the platform was asked to take it back at its end.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.measure"

    public_id = PublicIdField("mea")
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="measures")
    row = models.CharField(max_length=120)
    action = models.CharField(max_length=30)
    starts = models.DateTimeField()
    until = models.DateTimeField(null=True)
    statement_en = models.TextField()
    statement_zh = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=32)
    reversed_at = models.DateTimeField(null=True)
    reversed_by = models.CharField(max_length=32, blank=True)
    released = models.DateTimeField(null=True)

    class Meta:
        """Owed once, decided once; never without its reasons."""

        ordering = ("-decided_at", "-id")
        indexes = (
            models.Index(
                fields=("action", "decided_at", "breach"), name="measure_by_action", condition=Q(reversed_at=None)
            ),
        )
        constraints = (
            paired("decided", name="measure_decided_pair"),
            paired("reversed", name="measure_reversed_pair"),
            models.CheckConstraint(condition=~Q(statement_en="") & ~Q(statement_zh=""), name="measure_has_reasons"),
            models.UniqueConstraint(
                fields=("breach", "row", "action"), condition=Q(reversed_at=None), name="one_measure_owed_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def key(self) -> tuple[str, str, str]:
        """As the code names it among what it owes."""
        return (self.breach.public_id, self.row, self.action)

    def is_over(self, now: datetime) -> bool:
        """Whether its term has ended."""
        return self.until is not None and self.until <= now
