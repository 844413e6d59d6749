"""A penalty code of this node's own, kept as it was handed in."""

from typing import ClassVar

from django.db import models

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class OwnCode(models.Model):
    """`identity` is key and version with the first signs of the digest of `text`: what was adopted is what was read."""

    APPEND_ONLY: ClassVar = True
    SUBJECT_KIND: ClassVar = "measures.own_code"

    public_id = PublicIdField("pcd")
    identity = models.CharField(max_length=90, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=32)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        constraints = (paired("added", name="own_code_added_pair"),)

    def __str__(self) -> str:
        return str(self.identity)
