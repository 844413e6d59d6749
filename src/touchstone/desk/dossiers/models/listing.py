"""A listing: one offer on one platform, with what is true of it now; its past is in its versions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.dossiers.models.kept import Kept
from touchstone.desk.dossiers.models.shop import Shop


class ListingState(models.TextChoices):
    """Where the offer stands on its platform."""

    ONLINE = "online", _("online")
    OFFLINE = "offline", _("offline")
    REMOVED = "removed", _("removed")


class Verdict(models.TextChoices):
    """What screening said of the latest version; the words are those of the engine."""

    NONE = "", _("not screened")
    PASS = "pass", _("pass")
    REVIEW = "review", _("review")
    BLOCK = "block", _("block")


class Listing(Kept):
    """The columns after `shop` repeat the latest version and its screening, for lists."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.listing"

    public_id = PublicIdField("lst")
    platform = models.CharField(_("platform"), max_length=40)
    platform_listing_id = models.CharField(_("listing id on the platform"), max_length=120)
    shop = models.ForeignKey(
        Shop, on_delete=models.PROTECT, null=True, blank=True, related_name="listings", db_index=False
    )
    title = models.CharField(_("title"), max_length=1000)
    price = models.DecimalField(_("price"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=ListingState, default=ListingState.ONLINE)
    verdict = models.CharField(_("verdict"), max_length=6, choices=Verdict, blank=True, default="")
    score = models.FloatField(_("score"), default=-1.0)
    digest = models.CharField(max_length=32)
    versions_count = models.PositiveIntegerField(default=1)

    class Meta:
        """An id names one listing on its platform; `score` is -1 where nothing was screened.

        On PostgreSQL each finding writes an entry into every index here: the order of titles is that of versions.
        """

        ordering = ("-id",)
        indexes = (
            models.Index(fields=("verdict", "score", "id"), name="listing_by_verdict"),
            models.Index(fields=("score", "id"), name="listing_by_score"),
            models.Index(fields=("state", "id"), name="listing_by_state"),
            models.Index(fields=("platform", "id"), name="listing_by_platform"),
            models.Index(fields=("shop", "verdict"), name="listing_by_shop"),
        )
        constraints = (
            models.UniqueConstraint(fields=("platform", "platform_listing_id"), name="one_listing_per_platform_id"),
            models.CheckConstraint(condition=models.Q(state__in=ListingState.values), name="listing_state"),
            models.CheckConstraint(condition=models.Q(verdict__in=Verdict.values), name="listing_verdict"),
        )

    def __str__(self) -> str:
        return self.title
