"""An import: a file that is taken in batch by batch, and what could not be read of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class ImportKind(models.TextChoices):
    """What the rows of the file are."""

    SELLERS = "sellers", _("sellers")
    SHOPS = "shops", _("shops")
    LISTINGS = "listings", _("listings")
    BRANDS = "brands", _("brands")
    RIGHTS = "rights", _("rights")
    PRODUCTS = "products", _("products")
    FINDINGS = "findings", _("screening results")


class ImportState(models.TextChoices):
    """From upload to the end; `done` and `failed` are final."""

    UPLOADED = "uploaded", _("being checked")
    PREVIEW = "preview", _("waiting for confirmation")
    QUEUED = "queued", _("queued")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Import(models.Model):
    """`position` counts the rows that are in, `place` is where the next batch starts; both are written with the batch.

    So a break loses and doubles nothing. `content` is empty where the file lies on the node's own disk.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.import"

    public_id = PublicIdField("imp")
    kind = models.CharField(_("kind"), max_length=8, choices=ImportKind)
    state = models.CharField(_("state"), max_length=9, choices=ImportState, default=ImportState.UPLOADED)
    platform = models.CharField(_("platform"), max_length=40, blank=True)
    as_of = models.DateTimeField(_("as of"))
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(default=bytes)
    organisation = models.CharField(max_length=32, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    place = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sample = models.JSONField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    problems_count = models.PositiveIntegerField(default=0)
    failure = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-created_at", "-id")
        constraints = (
            paired("confirmed", name="import_confirmed_pair"),
            paired("ended", name="import_ended_pair"),
            models.CheckConstraint(condition=models.Q(kind__in=ImportKind.values), name="import_kind"),
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state"),
        )


class ImportProblem(models.Model):
    """One row of the file that was left out: where, what, and what cures it."""

    APPEND_ONLY: ClassVar = True

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    what_en = models.TextField()
    what_zh = models.TextField()
    cure_en = models.TextField()
    cure_zh = models.TextField()
    row = models.TextField(blank=True)

    class Meta:
        """In the order of the file."""

        ordering = ("line", "id")
