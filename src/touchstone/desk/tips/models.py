"""Tips, and the things that they are about: tips of the same thing hang on one target."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.leads.models import Lead
from touchstone.desk.tips.grounds import About, Ground, Outcome
from touchstone.desk.tips.transitions import OPEN, TIP
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class Target(models.Model):
    """A listing or shop on a platform, whether the desk holds it or not.

    `looked_to` is the dossier up to which it was looked for, None: not yet; a target that has its dossier is found.
    `attached_at`: a person said which dossier it is, since its address was misread.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "tips.target"

    public_id = PublicIdField("tgt")
    about = models.CharField(_("what it is"), max_length=7, choices=About)
    platform = models.CharField(_("platform"), max_length=40)
    thing = models.CharField(_("id on the platform"), max_length=120)
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, null=True, related_name="+")
    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, null=True, related_name="+")
    looked_to = models.BigIntegerField(null=True)
    attached_at = models.DateTimeField(null=True)
    attached_by = models.CharField(max_length=32, blank=True)
    attached_why = models.TextField(max_length=2000, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        """One row for one thing; the newest first."""

        ordering = ("-id",)
        indexes = (models.Index(fields=("about", "looked_to"), name="target_by_search"),)
        constraints = (
            models.UniqueConstraint(fields=("about", "platform", "thing"), name="one_target_per_thing"),
            models.CheckConstraint(condition=models.Q(about__in=About.values), name="target_about"),
            paired("attached", name="target_attached_pair"),
        )

    def __str__(self) -> str:
        return f"{self.platform} · {self.thing}"

    @property
    def is_found(self) -> bool:
        """Whether the desk holds the thing."""
        return self.listing_id is not None or self.shop_id is not None


class Tip(Stepped):
    """What one person reported. The contact can be forgotten; of the receipt's secret only the digest is kept.

    `is_counted`: its lead was raised by it.
    `lead`: whose verdict gave the outcome, empty where a person answered by hand. `corrected_at`: when that verdict was overturned.
    `objected_to`: the people (account ids) whose outcomes were contested; none of them judges the tip again.
    `contact_digest` tells tips of one contact apart from those of another, without saying whose they are.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "tips.tip"

    public_id = PublicIdField("tip")
    status = StatusField(TIP)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="tips")
    address = models.CharField(_("address as written"), max_length=1000, blank=True)
    ground = models.CharField(_("what is wrong"), max_length=11, choices=Ground)
    words = models.TextField(_("facts"), max_length=5000)
    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_digest = models.CharField(max_length=64, blank=True)
    in_good_faith = models.BooleanField()
    language = models.CharField(max_length=10)
    receipt_digest = models.CharField(max_length=64, unique=True)
    is_counted = models.BooleanField(default=False)
    files = models.ManyToManyField(EvidenceFile, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=13, choices=Outcome, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=32, blank=True)
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    objection = models.TextField(_("objection"), max_length=2000, blank=True)
    objected_to = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they came."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=("status", "id"), name="tip_by_status"),
            models.Index(fields=("contact_digest",), name="tip_by_contact"),
            models.Index(fields=("forgotten_at", "ended_at"), name="tip_by_end"),
        )
        constraints = (
            known_states(TIP, name="tip_known_state"),
            paired("answered", name="tip_answered_pair"),
            models.CheckConstraint(condition=models.Q(ground__in=Ground.values), name="tip_ground"),
            models.CheckConstraint(condition=models.Q(in_good_faith=True), name="tip_in_good_faith"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(outcome__in=Outcome.values), name="tip_outcome"
            ),
        )

    def __str__(self) -> str:
        return str(self.target)

    @property
    def state(self) -> State:
        """The row of its status."""
        return TIP.state(self.status)

    @property
    def is_open(self) -> bool:
        """Whether somebody here has to answer."""
        return self.status in OPEN
