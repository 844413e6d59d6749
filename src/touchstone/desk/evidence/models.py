"""Evidence files: whose they are, what they are, and under which digest their content is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.evidence.findings import FINDINGS
from touchstone.desk.evidence.kinds import KINDS, Kind
from touchstone.desk.evidence.naming import shown_name


class EvidenceFile(models.Model):
    """One file as it was handed in. `facts` is what its header said, `findings` keys of FINDINGS; nothing ever changes.

    The content lies in the store under `digest`, the preview, if one could be drawn, under `preview_digest`.
    """

    APPEND_ONLY: ClassVar = True
    SUBJECT_KIND: ClassVar = "evidence.file"

    public_id = PublicIdField("evf")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=500)
    kind = models.CharField(_("kind of file"), max_length=16)
    size = models.BigIntegerField(_("size in bytes"))
    digest = models.CharField(max_length=64)
    facts = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    preview_digest = models.CharField(max_length=64, blank=True)
    preview_size = models.PositiveIntegerField(default=0)
    captured_at = models.DateTimeField(_("captured at"))
    captured_by = models.CharField(max_length=32)

    class Meta:
        """One organisation keeps one content once; what another keeps is nothing to it."""

        ordering = ("-captured_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "digest"), name="evidence_once_per_organisation"),
            models.CheckConstraint(condition=Q(size__gt=0), name="evidence_not_empty"),
            paired("captured", name="evidence_captured_pair"),
        )
        indexes = (
            models.Index(fields=("digest",), name="evidence_by_digest"),
            models.Index(fields=("preview_digest",), name="evidence_by_preview"),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def shown_name(self) -> str:
        """The sender's name for it, safe to show."""
        return shown_name(self.name)

    @property
    def kind_row(self) -> Kind:
        """What is known of its kind."""
        return KINDS[self.kind]

    @property
    def kind_name(self) -> str:
        """What it is, in the reader's language."""
        return self.kind_row.name_zh if reads_chinese() else self.kind_row.name

    @property
    def remarks(self) -> list[str]:
        """What was found, in the reader's language."""
        rows = [FINDINGS[key] for key in self.findings]
        return [row.sentence_zh if reads_chinese() else row.sentence for row in rows]


def reads_chinese() -> bool:
    """Whether the present reader reads Chinese; the rows of kinds and findings hold both languages themselves."""
    return (get_language() or "").startswith("zh")
