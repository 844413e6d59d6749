"""An appeal: a seller asks for a breach to be reversed, and with it what it brought."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.measures.models.breach import Breach
from touchstone.desk.measures.transitions import APPEAL
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class Appeal(Stepped):
    """Against a breach, one at a time; decided by another person than the one who established it.

    `superseded`: when a measure was decided on the breach after this had ended; since then a further appeal can be filed.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.appeal"

    public_id = PublicIdField("apl")
    status = StatusField(APPEAL)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="appeals")
    text = models.TextField(max_length=5000)
    evidence = models.JSONField(default=list)
    answer = models.TextField(blank=True)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=32)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=32, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=32, blank=True)
    superseded = models.DateTimeField(null=True)

    class Meta:
        """Known states; never two against one breach that hold."""

        ordering = ("filed_at", "id")
        indexes = (models.Index(fields=("decided_at", "status"), name="appeal_by_decision"),)
        constraints = (
            known_states(APPEAL, name="appeal_known_state"),
            paired("filed", name="appeal_filed_pair"),
            paired("decided", name="appeal_decided_pair"),
            paired("withdrawn", name="appeal_withdrawn_pair"),
            models.UniqueConstraint(fields=("breach",), condition=Q(superseded=None), name="one_appeal_at_a_time"),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state(self) -> State:
        """The row of its status."""
        return APPEAL.state(self.status)
