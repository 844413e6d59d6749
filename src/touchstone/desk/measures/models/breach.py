"""A breach: what a person established about a listing, with its evidence and its ground."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models import ListingVersion, Right, Screening, Seller, Shop
from touchstone.desk.leads.models import Decision


class Breach(models.Model):
    """Its facts never change; a decided appeal may reverse it, and then it counts for nothing.

    `appeal_until` moves on when a measure is decided later on it, as long as nobody has appealed.

    `seller` is the one that the shop's source named: it counts against whoever that dossier is merged into now.
    `holder` is the organisation whose right it was then: later transfers change no account.
    `decision` is the verdict on a lead that it follows, if it follows one; `deed` names the form that was sent, once.
    `code` is the penalty code under which it counts, `kind` a kind of breach of it, `ground` the row that says so.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.breach"

    public_id = PublicIdField("bre")
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="+")
    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="+")
    listing_version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="+")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, related_name="+")
    right = models.ForeignKey(Right, on_delete=models.PROTECT, null=True, related_name="+")
    holder = models.CharField(max_length=32, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    deed = models.CharField(max_length=32, blank=True)
    code = models.CharField(max_length=90)
    kind = models.CharField(max_length=60)
    ground = models.CharField(max_length=120)
    evidence = models.JSONField(default=list)
    evidence_count = models.PositiveIntegerField()
    facts_en = models.TextField(max_length=2000)
    facts_zh = models.TextField(max_length=2000)
    appeal_until = models.DateTimeField()
    established_at = models.DateTimeField()
    established_by = models.CharField(max_length=32)
    reversed_at = models.DateTimeField(null=True)
    reversed_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """No breach without evidence, and none without facts in both languages."""

        ordering = ("-established_at", "-id")
        indexes = (
            models.Index(fields=("seller", "established_at"), name="breach_by_seller"),
            models.Index(fields=("established_at", "reversed_at"), name="breach_by_time"),
            models.Index(fields=("reversed_at",), condition=~Q(reversed_at=None), name="breach_reversed_when"),
        )
        constraints = (
            paired("established", name="breach_established_pair"),
            paired("reversed", name="breach_reversed_pair"),
            models.CheckConstraint(condition=~Q(screening=None) | Q(evidence_count__gt=0), name="breach_has_evidence"),
            models.CheckConstraint(condition=~Q(facts_en="") & ~Q(facts_zh=""), name="breach_has_facts"),
            models.CheckConstraint(condition=~Q(established_by=""), name="breach_by_a_person"),
            models.UniqueConstraint(fields=("deed",), condition=~Q(deed=""), name="one_breach_per_form"),
            models.UniqueConstraint(
                fields=("decision",), condition=Q(reversed_at=None), name="one_standing_breach_per_verdict"
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)
