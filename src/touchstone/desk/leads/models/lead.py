"""Leads: what waits for a person's verdict, and what had it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models import Listing, ListingVersion, Screening, Seller, Shop
from touchstone.desk.leads.transitions import LEAD, OPEN
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class LeadVerdict(models.TextChoices):
    """A person's answer, in the order of the keys 1 to 5."""

    COUNTERFEIT = "counterfeit", _("Counterfeit")
    DANGEROUS = "dangerous", _("Dangerous")
    OTHER_BREACH = "other_breach", _("Another breach")
    FINE = "fine", _("Nothing wrong")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")


class Lead(Stepped):
    """A listing that a person should look at, as the screening saw it that made it or brought it up to date last.

    A lead that people's tips opened has no screening until one finds it. `tips_count` is how many tips stand behind it.
    `waiting` repeats whether the status is one of the queue; `claimed_until` ends the claim by itself. Shop and seller repeat
    those of the listing, which the database checks; it does not check them again for each lead of a million.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "leads.lead"

    public_id = PublicIdField("led")
    status = StatusField(LEAD)
    waiting = models.BooleanField(default=True)
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="leads")
    listing_version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    shop = models.ForeignKey(
        Shop, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, null=True, related_name="leads", db_constraint=False)
    platform = models.CharField(_("platform"), max_length=40)
    category = models.CharField(_("category"), max_length=300, blank=True)
    brand_text = models.CharField(_("brand as entered"), max_length=200, blank=True)
    score = models.FloatField(_("score"))
    exposure = models.FloatField(_("exposure"))
    danger = models.FloatField(_("danger"))
    danger_class = models.CharField(max_length=40, blank=True)
    harm = models.FloatField(_("expected harm"))
    tips_count = models.PositiveIntegerField(_("tips"), default=0)
    verdict = models.CharField(_("verdict"), max_length=12, choices=LeadVerdict, blank=True)
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """A listing waits once, however often it was found; the queue's orders are its indexes, but new leads need few of them."""

        ordering = ("-harm", "-id")
        indexes = (
            models.Index(fields=("waiting", "harm", "id"), name="lead_queue"),
            models.Index(fields=("waiting", "platform", "harm", "id"), name="lead_by_platform"),
            # the category behind: of a brand and a category, only leads of both are read from the table
            models.Index(fields=("waiting", "brand_text", "harm", "id", "category"), name="lead_by_brand"),
            models.Index(fields=("waiting", "category", "harm", "id"), name="lead_by_category"),
            # nearly each lead that waits is a new one: the first index serves those, this one all others
            models.Index(fields=("status", "harm", "id"), name="lead_by_status", condition=~models.Q(status=OPEN)),
            models.Index(fields=("verdict", "harm", "id"), name="lead_by_verdict", condition=models.Q(waiting=False)),
            models.Index(
                fields=("claimed_by", "harm", "id"),
                name="lead_by_reviewer",
                condition=models.Q(claimed_until__isnull=False),
            ),
            models.Index(fields=("created_at",), name="lead_by_age", condition=models.Q(waiting=True)),
            models.Index(fields=("seller", "id"), name="lead_decided_of_seller", condition=models.Q(waiting=False)),
            models.Index(
                fields=("brand_text", "category", "id"), name="lead_decided_alike", condition=models.Q(waiting=False)
            ),
        )
        constraints = (
            known_states(LEAD, name="lead_known_state"),
            paired("claimed", name="lead_claimed_pair"),
            models.UniqueConstraint(fields=("listing",), condition=models.Q(waiting=True), name="one_lead_per_listing"),
        )

    def __str__(self) -> str:
        return self.listing.title

    @property
    def state(self) -> State:
        """The row of its status."""
        return LEAD.state(self.status)
