"""A release tried beside the live one: over what is there (backtest), or over what comes in (shadow run)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models import ListingVersion, Verdict
from touchstone.desk.rulesets.models.release import Release, RulesetFile


class TrialKind(models.TextChoices):
    """Over which listings."""

    BACKTEST = "backtest", _("backtest")
    SHADOW = "shadow", _("shadow run")


class TrialState(models.TextChoices):
    """How far it is."""

    QUEUED = "queued", _("queued")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")


OPEN = (TrialState.QUEUED, TrialState.RUNNING)


class Trial(models.Model):
    """`place` is the row behind which the next part begins, written with the part: a break loses and doubles nothing.

    `sums` are those of the engine's comparison, `labels` counts of labelled listings; neither grows with the listings.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "rulesets.trial"

    public_id = PublicIdField("tri")
    kind = models.CharField(_("kind"), max_length=8, choices=TrialKind)
    state = models.CharField(_("state"), max_length=7, choices=TrialState, default=TrialState.QUEUED)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="trials")
    file = models.ForeignKey(RulesetFile, on_delete=models.PROTECT, related_name="+")
    against = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    place = models.BigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sums = models.JSONField(default=dict, blank=True)
    labels = models.JSONField(default=dict, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    organisation = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first; one of a kind runs for a release at a time."""

        ordering = ("-id",)
        constraints = (
            paired("ended", name="trial_ended_pair"),
            models.CheckConstraint(condition=models.Q(kind__in=TrialKind.values), name="trial_kind"),
            models.CheckConstraint(condition=models.Q(state__in=TrialState.values), name="trial_state"),
            models.UniqueConstraint(
                fields=("release", "kind"), condition=models.Q(ended_at=None), name="one_open_trial_of_a_kind"
            ),
        )

    def __str__(self) -> str:
        return str(self.release)


class Moved(models.Model):
    """A listing of which the two rulesets say different things; some hundred of each way are kept, all are counted."""

    APPEND_ONLY: ClassVar = True
    SUBJECT_KIND: ClassVar = "rulesets.moved"

    public_id = PublicIdField("mov")
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="moved", db_index=False)
    version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    before = models.CharField(max_length=6, choices=Verdict)
    after = models.CharField(max_length=6, choices=Verdict)
    score_before = models.FloatField()
    score_after = models.FloatField()
    differences = models.TextField(blank=True)

    class Meta:
        """In the order in which they were found."""

        ordering = ("id",)
        indexes = (models.Index(fields=("trial", "before", "after", "id"), name="moved_of_trial"),)


class ScreeningPlace(models.Model):
    """How far the node has screened: the last version of a listing that it looked at. There is one row."""

    APPEND_ONLY: ClassVar = False

    place = models.BigIntegerField(default=0)
