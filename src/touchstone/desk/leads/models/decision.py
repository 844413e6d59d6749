"""What people decided on leads, and what became of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.leads.models.lead import Lead, LeadVerdict


class Decision(models.Model):
    """What one person answered. Those that were given with one key share their `deed`, by which they are taken back."""

    APPEND_ONLY: ClassVar = True
    SUBJECT_KIND: ClassVar = "leads.decision"

    public_id = PublicIdField("dec")
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="decisions")
    listing_version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    verdict = models.CharField(_("verdict"), max_length=12, choices=LeadVerdict)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    deed = models.CharField(max_length=32)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=32)

    class Meta:
        """In the order in which they were given."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=("deed",), name="decision_by_deed"),
            models.Index(fields=("decided_by", "decided_at"), name="decision_by_reviewer"),
            models.Index(fields=("decided_at",), name="decision_by_time"),
        )
        constraints = (
            paired("decided", name="decision_decided_pair"),
            models.CheckConstraint(condition=models.Q(verdict__in=LeadVerdict.values), name="decision_known_verdict"),
        )


class Undoing(models.Model):
    """A decision was taken back; what was decided stays readable."""

    APPEND_ONLY: ClassVar = True

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="undoing")
    undone_at = models.DateTimeField()
    undone_by = models.CharField(max_length=32)

    class Meta:
        """Once for a decision."""

        constraints = (paired("undone", name="undoing_undone_pair"),)


class Overturning(models.Model):
    """A decision turned out to be wrong: an appeal was upheld, or two reviewers disagreed and it was settled so.

    `verdict` holds instead; the decision stays readable as it was given.
    """

    APPEND_ONLY: ClassVar = True

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="overturning")
    verdict = models.CharField(_("verdict"), max_length=12, choices=LeadVerdict)
    overturned_at = models.DateTimeField()
    overturned_by = models.CharField(max_length=32)

    class Meta:
        """Once for a decision."""

        constraints = (
            paired("overturned", name="overturning_overturned_pair"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=LeadVerdict.values), name="overturning_known_verdict"
            ),
        )
