"""The ledger over the events: its right edge, its subtrees, its signed heads."""

from typing import ClassVar

from django.db import models

from touchstone.desk.audit.models.bytes_field import BytesField


class LogTail(models.Model):
    """The right edge of the ledger, one row: whoever writes holds it, so the order of events is the order of commits."""

    APPEND_ONLY: ClassVar = False

    size = models.BigIntegerField(default=0)
    frontier = models.TextField(default="")


class LogNode(models.Model):
    """The hash of a complete subtree of 16, 256, 4096 … entries, from which proofs are made."""

    APPEND_ONLY: ClassVar = True

    level = models.SmallIntegerField()
    place = models.BigIntegerField()
    hash = BytesField(max_length=32)

    class Meta:
        """Subtrees of one level side by side."""

        constraints = (models.UniqueConstraint(fields=("level", "place"), name="one_hash_per_subtree"),)


class SignedHead(models.Model):
    """A head of the ledger that the node signed; `frontier` is the right edge at its size, where the next one goes on."""

    APPEND_ONLY: ClassVar = True

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    note = models.TextField()
    frontier = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Heads in the order of the log."""

        ordering = ("size",)
