"""A second person decides a lead without knowing that it was decided."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.leads.models.decision import Decision
from touchstone.desk.leads.models.lead import Lead, LeadVerdict


class SecondReview(models.Model):
    """`first` was drawn when it was given; `lead` waits beside the decided one, and nobody sees both while the review is open.

    `first_by` decided first and does not see `lead`; everyone else does not see the decided one, from the decision on:
    `lead` comes when the decision can no longer be taken back. `second` is the answer.
    Where the two differ a third person may settle it: the first verdict stands unless the settled one is another.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "leads.second_review"

    public_id = PublicIdField("rev")
    first = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="second_review")
    first_by = models.CharField(max_length=32)
    lead = models.OneToOneField(Lead, on_delete=models.PROTECT, null=True, related_name="second_review")
    second = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    open = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    settled_verdict = models.CharField(_("verdict"), max_length=12, choices=LeadVerdict, blank=True)
    settled_note = models.TextField(_("note"), max_length=2000, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Those that are open are few: each list of leads looks at them."""

        ordering = ("id",)
        indexes = (models.Index(fields=("first_by",), name="second_review_open", condition=models.Q(open=True)),)
        constraints = (
            paired("settled", name="second_review_settled_pair"),
            models.CheckConstraint(
                condition=models.Q(settled_verdict__in=["", *LeadVerdict.values]), name="second_review_verdict"
            ),
        )
