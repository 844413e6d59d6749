"""How often a signal stood behind which verdict, counted as people decide."""

from typing import ClassVar

from django.db import models

from touchstone.desk.leads.models.lead import LeadVerdict


class SignalCount(models.Model):
    """Decided leads of one day in which the signal fired: one row for each ruleset, signal and verdict that holds.

    It repeats what the decisions say, so that a million of them need not be read; `signal` is empty where the ruleset
    itself is counted. `day` is that of the decision, in the node's time zone.
    """

    APPEND_ONLY: ClassVar = False

    day = models.DateField()
    ruleset = models.CharField(max_length=120)
    signal = models.CharField(max_length=60, blank=True)
    verdict = models.CharField(max_length=12, choices=LeadVerdict)
    count = models.PositiveIntegerField()

    class Meta:
        """A number stands once."""

        constraints = (
            models.UniqueConstraint(fields=("day", "ruleset", "signal", "verdict"), name="one_count_per_day"),
            models.CheckConstraint(condition=models.Q(verdict__in=LeadVerdict.values), name="signal_count_verdict"),
        )
