"""The draft of an appeal: what the people of a seller have written and attached before they file it."""

from typing import ClassVar

from django.db import models

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.measures.models.breach import Breach


class AppealDraft(models.Model):
    """One for each breach, seen by its seller alone; gone when the appeal is filed. `evidence` are files of its own."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.appeal_draft"

    public_id = PublicIdField("apd")
    breach = models.OneToOneField(Breach, on_delete=models.PROTECT, related_name="appeal_draft")
    text = models.TextField(max_length=5000, blank=True)
    evidence = models.JSONField(default=list)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=32)

    class Meta:
        """The newest first."""

        ordering = ("-changed_at", "-id")
        constraints = (paired("changed", name="appeal_draft_changed_pair"),)

    def __str__(self) -> str:
        return str(self.public_id)
