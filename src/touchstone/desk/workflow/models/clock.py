"""Clocks that run for an object, their pauses, and what they rang for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField


class RunningClock(models.Model):
    """One clock of one object, from its start. `due_at` is empty while an open pause holds it.

    `edition` is the day from which the row of the clock is in force, `calendar_edition` what the days were counted by.
    `next_at` is when the background has to look at it: a ring, the deadline, or never.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "workflow.clock"

    public_id = PublicIdField("clk")
    workflow = models.CharField(max_length=32)
    subject_kind = models.CharField(max_length=32)
    subject = models.CharField(max_length=32)
    code = models.CharField(max_length=64)
    edition = models.DateField()
    calendar = models.CharField(max_length=16)
    calendar_edition = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    last_day = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    stopped_how = models.CharField(max_length=32, blank=True)
    next_at = models.DateTimeField(null=True)

    class Meta:
        """One clock of a code runs for an object at a time; a stopped one says what stopped it."""

        ordering = ("due_at", "id")
        indexes = (
            models.Index(fields=("next_at",), condition=models.Q(stopped_at=None), name="clock_next"),
            models.Index(fields=("subject", "subject_kind"), name="clock_of_subject"),
            models.Index(fields=("due_at",), condition=models.Q(stopped_at=None), name="clock_due"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("subject_kind", "subject", "code"),
                condition=models.Q(stopped_at=None),
                name="clock_runs_once",
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_at=None, stopped_how="")
                | (~models.Q(stopped_at=None) & ~models.Q(stopped_how="")),
                name="clock_stopped_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at=None, last_day=None) | (~models.Q(due_at=None) & ~models.Q(last_day=None)),
                name="clock_due_pair",
            ),
        )


class ClockPause(models.Model):
    """Time in which a clock stands still."""

    APPEND_ONLY: ClassVar = False

    clock = models.ForeignKey(RunningClock, on_delete=models.CASCADE, related_name="pauses")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One open pause at a time; none ends before it begins."""

        ordering = ("began_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("clock",), condition=models.Q(ended_at=None), name="clock_paused_once"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("began_at")),
                name="pause_ends_after",
            ),
        )


class RingKind(models.TextChoices):
    """What a clock rings for."""

    REMINDER = "reminder", _("Reminder")
    ESCALATION = "escalation", _("Escalation")
    END = "end", _("Deadline")


class ClockRing(models.Model):
    """A clock rang for this deadline: never twice. A deadline that moved rings anew."""

    APPEND_ONLY: ClassVar = True

    clock = models.ForeignKey(RunningClock, on_delete=models.CASCADE, related_name="rings")
    kind = models.CharField(max_length=16, choices=RingKind.choices)
    role = models.CharField(max_length=32, blank=True)
    rings_at = models.DateTimeField()
    rung_at = models.DateTimeField()

    class Meta:
        """Exactly once, whoever rings."""

        constraints = (models.UniqueConstraint(fields=("clock", "kind", "role", "rings_at"), name="clock_rings_once"),)
