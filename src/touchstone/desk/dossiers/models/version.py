"""A listing as it was from one time on, and what screening said of it then."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.dossiers.models.listing import Listing, ListingState, Verdict


class ListingVersion(models.Model):
    """Made only when something changed; never changed itself. `source` is the public id of the import, empty for an edit.

    `input_digest` is the engine's digest of the row it was made of: a finding belongs to the version with its digest.
    """

    APPEND_ONLY: ClassVar = True
    SUBJECT_KIND: ClassVar = "dossiers.listing_version"

    public_id = PublicIdField("lsv")
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    valid_from = models.DateTimeField(_("as it was from"))
    title = models.CharField(_("title"), max_length=1000)
    description = models.TextField(_("description"), blank=True)
    price = models.DecimalField(_("price"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    category = models.CharField(_("category"), max_length=300, blank=True)
    brand_text = models.CharField(_("brand as entered"), max_length=200, blank=True)
    images = models.JSONField(_("pictures"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=ListingState, default=ListingState.ONLINE)
    digest = models.CharField(max_length=32)
    input_digest = models.CharField(max_length=32, blank=True)
    source = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Numbered from 1 in the order of their times."""

        ordering = ("listing", "number")
        indexes = (
            models.Index(fields=("brand_text", "id"), name="version_by_brand"),
            models.Index(fields=("title", "listing"), name="version_by_title"),
        )
        constraints = (models.UniqueConstraint(fields=("listing", "number"), name="one_version_per_number"),)


class Screening(models.Model):
    """The finding of one ruleset on one version: the words are kept as they were said."""

    APPEND_ONLY: ClassVar = True
    SUBJECT_KIND: ClassVar = "dossiers.screening"

    public_id = PublicIdField("scr")
    version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="screenings", db_index=False)
    verdict = models.CharField(_("verdict"), max_length=6, choices=Verdict)
    score = models.FloatField(_("score"))
    ruleset = models.CharField(_("ruleset"), max_length=120)
    signals = models.JSONField()
    at = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """A ruleset says one thing of a version, whenever it is asked."""

        ordering = ("version", "at")
        constraints = (models.UniqueConstraint(fields=("version", "ruleset"), name="one_finding_per_ruleset"),)
