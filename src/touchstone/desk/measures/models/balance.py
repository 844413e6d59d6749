"""A balance: what is owed against what is decided, over everybody, kept where a page cannot wait for it."""

from typing import ClassVar

from django.db import models

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class Balance(models.Model):
    """`place` is the row of the seller behind which the next part begins; `lines` the differences found so far.

    `kept` counts measures that are owed and stand, `found` all differences, of which some thousand are in `lines`.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.balance"

    public_id = PublicIdField("bal")
    place = models.BigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    lines = models.JSONField(default=list)
    leased_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first; one at a time."""

        ordering = ("-id",)
        constraints = (paired("created", name="balance_created_pair"), paired("ended", name="balance_ended_pair"))

    def __str__(self) -> str:
        return str(self.public_id)
