"""A ruleset on its way to the node's screening, and the files that it was."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.rulesets.transitions import RELEASES
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class RulesetFile(models.Model):
    """One content, kept once under the digest of its bytes; `digest` and `identity` are those that findings carry."""

    APPEND_ONLY: ClassVar = True

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.TextField()
    name = models.CharField(_("name"), max_length=60)
    edition = models.CharField(_("version"), max_length=60)
    digest = models.CharField(max_length=64)
    identity = models.CharField(max_length=140)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return self.identity


class Origin(models.TextChoices):
    """Where the content came from."""

    SHIPPED = "shipped", _("comes with touchstone")
    WRITTEN = "written", _("written here")
    FITTED = "fitted", _("fitted to verdicts")


class Release(Stepped):
    """A ruleset with its way through the workflow. `is_live` repeats the status, so that the database holds one at most."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "rulesets.release"

    public_id = PublicIdField("rel")
    status = StatusField(RELEASES)
    file = models.ForeignKey(RulesetFile, on_delete=models.PROTECT, related_name="releases")
    origin = models.CharField(_("origin"), max_length=7, choices=Origin, default=Origin.WRITTEN)
    why = models.TextField(_("what it is for"), max_length=2000, blank=True)
    is_live = models.BooleanField(default=False)
    live_at = models.DateTimeField(null=True)
    live_by = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        constraints = (
            known_states(RELEASES, name="release_known_state"),
            models.UniqueConstraint(fields=("is_live",), condition=models.Q(is_live=True), name="one_live_release"),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="release_origin"),
            paired("live", name="release_live_pair"),
        )

    def __str__(self) -> str:
        return f"{self.file.name}@{self.file.edition}"

    @property
    def state(self) -> State:
        """The row of its status."""
        return RELEASES.state(self.status)
