"""What is there already, screened again with the ruleset that went live."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.rulesets.models.release import Release
from touchstone.desk.rulesets.models.trial import TrialState


class Rescreening(models.Model):
    """`place` is the listing behind which the next part begins, written with the part: a break loses and doubles nothing.

    `screened` counts listings online, `harder` and `milder` those whose verdict changed; `opened`, `brought` and `lapsed` leads.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "rulesets.rescreening"

    public_id = PublicIdField("rsc")
    state = models.CharField(_("state"), max_length=7, choices=TrialState, default=TrialState.QUEUED)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="rescreenings")
    place = models.BigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    screened = models.PositiveIntegerField(default=0)
    harder = models.PositiveIntegerField(default=0)
    milder = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    brought = models.PositiveIntegerField(default=0)
    lapsed = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=20, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    organisation = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first; one of a release runs at a time."""

        ordering = ("-id",)
        constraints = (
            paired("ended", name="rescreening_ended_pair"),
            models.CheckConstraint(condition=models.Q(state__in=TrialState.values), name="rescreening_state"),
            models.UniqueConstraint(
                fields=("release",), condition=models.Q(ended_at=None), name="one_open_rescreening"
            ),
        )

    def __str__(self) -> str:
        return str(self.release)
