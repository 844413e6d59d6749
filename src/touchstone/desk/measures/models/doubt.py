"""A doubt: the verdict that a breach followed from holds no longer, and somebody says whether the breach stands."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.leads.models import Decision
from touchstone.desk.measures.doubt_transitions import DOUBT, RAISED
from touchstone.desk.measures.models.breach import Breach
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class Doubt(Stepped):
    """`decision` holds now on the lead of the breach and says `verdict`; `judged_by` said so, `settled` as third person."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.doubt"

    public_id = PublicIdField("dbt")
    status = StatusField(DOUBT)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="doubts")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12)
    settled = models.BooleanField()
    judged_by = models.CharField(max_length=32)
    answer = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=32)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """One open doubt of a breach, and one for each decision: what was kept is not doubted again for the same."""

        ordering = ("raised_at", "id")
        constraints = (
            known_states(DOUBT, name="doubt_known_state"),
            paired("raised", name="doubt_raised_pair"),
            paired("decided", name="doubt_decided_pair"),
            models.UniqueConstraint(fields=("breach",), condition=Q(status=RAISED), name="one_open_doubt"),
            models.UniqueConstraint(fields=("breach", "decision", "verdict"), name="one_doubt_per_verdict"),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state(self) -> State:
        """The row of its status."""
        return DOUBT.state(self.status)

    @property
    def is_followed(self) -> bool:
        """Whether it needs nobody: a third person settled it already, and did not establish the breach."""
        return self.settled and self.judged_by != self.breach.established_by
