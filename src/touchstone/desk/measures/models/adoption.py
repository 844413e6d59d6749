"""Which penalty code applies, from when on."""

from typing import ClassVar

from django.db import models

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.measures.models.simulation import CodeSimulation


class CodeAdoption(models.Model):
    """One person proposes, another confirms; `code` is key and version of a code that can run.

    `simulation` is the one that the proposer looked at, kept for whoever confirms.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.adoption"

    public_id = PublicIdField("cad")
    code = models.CharField(max_length=90)
    applies_from = models.DateTimeField()
    simulation = models.ForeignKey(CodeSimulation, on_delete=models.PROTECT, null=True, related_name="adoptions")
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=32)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Nobody confirms what they proposed."""

        ordering = ("-applies_from", "-id")
        constraints = (
            paired("proposed", name="adoption_proposed_pair"),
            paired("confirmed", name="adoption_confirmed_pair"),
            models.CheckConstraint(
                condition=~models.Q(proposed_by=models.F("confirmed_by")), name="adoption_two_persons"
            ),
        )

    def __str__(self) -> str:
        return str(self.code)
