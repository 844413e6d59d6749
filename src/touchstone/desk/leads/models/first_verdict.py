"""How long each lead waited for its first verdict, kept as people decide."""

from typing import ClassVar

from django.db import models

from touchstone.desk.leads.models.decision import Decision
from touchstone.desk.leads.models.lead import Lead


class FirstVerdict(models.Model):
    """The first verdict on a lead that nobody took back; leads of second reviews have none, for they are no new work.

    It repeats what lead and decision say, so that percentiles of a year need one narrow index. `is_by_workday`: given
    no later than on the first working day after, by the calendar that the node had then.
    """

    APPEND_ONLY: ClassVar = False

    lead = models.OneToOneField(Lead, on_delete=models.PROTECT, related_name="first_verdict")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+")
    opened = models.DateTimeField()
    decided = models.DateTimeField()
    waited = models.DurationField()
    is_by_workday = models.BooleanField()

    class Meta:
        """Read by when it was given, or by when its lead was opened."""

        ordering = ("decided", "id")
        indexes = (
            models.Index(fields=("decided", "waited", "is_by_workday"), name="first_verdict_by_time"),
            models.Index(fields=("opened", "waited"), name="first_verdict_by_opening"),
        )
