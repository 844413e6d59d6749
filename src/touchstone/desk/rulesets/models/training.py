"""A draft trained from verdicts: how far it is, what it learned from, how it did on sellers that it did not see."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.rulesets.models.release import Release
from touchstone.desk.rulesets.models.trial import TrialState


class ModelFile(models.Model):
    """A text model, kept once under the digest of its file, by which rulesets name it; `card` says what it was trained on."""

    APPEND_ONLY: ClassVar = True

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    card = models.JSONField()
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return self.sha256


class Training(models.Model):
    """`salt` says which half of the sellers teaches, `leased_by` which process works on it; `facts` are counts and figures.

    A broken one begins anew: with the same verdicts it comes to the same draft.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "rulesets.training"

    public_id = PublicIdField("trn")
    state = models.CharField(_("state"), max_length=7, choices=TrialState, default=TrialState.QUEUED)
    base = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    release = models.OneToOneField(Release, on_delete=models.PROTECT, null=True, related_name="training")
    edition = models.CharField(_("version"), max_length=60)
    why = models.TextField(_("what it is for"), max_length=2000, blank=True)
    learns_text = models.BooleanField(_("the text model"), default=True)
    learns_weights = models.BooleanField(_("the weights"), default=True)
    percent = models.PositiveSmallIntegerField(default=0)
    salt = models.PositiveSmallIntegerField(default=0)
    facts = models.JSONField(default=dict, blank=True)
    failure = models.CharField(max_length=20, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    organisation = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first; one of a ruleset runs at a time."""

        ordering = ("-id",)
        constraints = (
            paired("ended", name="training_ended_pair"),
            models.CheckConstraint(condition=models.Q(state__in=TrialState.values), name="training_state"),
            models.UniqueConstraint(fields=("base",), condition=models.Q(ended_at=None), name="one_open_training"),
        )

    def __str__(self) -> str:
        return f"{self.base.file.name}@{self.edition}"
