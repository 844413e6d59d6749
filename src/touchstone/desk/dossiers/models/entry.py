"""What the search looks through: one row per dossier, written with it, indexed by the database's own text search."""

from typing import ClassVar

from django.db import models


class SearchKind(models.TextChoices):
    """What an entry finds; contact particulars are entries of their own, for fewer people."""

    SELLER = "seller"
    CONTACT = "contact"
    SHOP = "shop"
    LISTING = "listing"
    BRAND = "brand"
    RIGHT = "right"
    PRODUCT = "product"


class SearchEntry(models.Model):
    """`row` is the dossier's row; `name` and `text` are folded, `keys` holds whole ids between line ends, `words` the tokens.

    The full-text index (FTS5, or a tsvector with GIN) is kept by the database itself: see the second migration.
    """

    APPEND_ONLY: ClassVar = False

    kind = models.CharField(max_length=8, choices=SearchKind)
    row = models.BigIntegerField()
    name = models.CharField(max_length=1000)
    keys = models.TextField()
    text = models.TextField()
    words = models.TextField()

    class Meta:
        """A dossier has one entry of a kind."""

        constraints = (models.UniqueConstraint(fields=("kind", "row"), name="one_entry_per_dossier"),)
