"""What is known about the ledger's health: alarms, and verifications that somebody asked for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class Alarm(models.Model):
    """Since `at` no head is signed, for the reason in both languages; over at `ended_at`."""

    APPEND_ONLY: ClassVar = False

    at = models.DateTimeField()
    english = models.TextField()
    chinese = models.TextField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One at a time."""

        constraints = (
            models.UniqueConstraint(fields=("english",), condition=Q(ended_at=None), name="one_open_alarm_per_reason"),
        )


class State(models.TextChoices):
    """waiting → running → sound, unsound; failed: it could not be finished."""

    WAITING = "waiting"
    RUNNING = "running"
    SOUND = "sound"
    UNSOUND = "unsound"
    FAILED = "failed"


OPEN_STATES = (State.WAITING, State.RUNNING)


class Verification(models.Model):
    """One check of the whole record, done in the background; `done` of `size` entries so far."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "audit.verification"

    public_id = PublicIdField("ver")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=32)
    lease_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    size = models.BigIntegerField(default=0)
    done = models.BigIntegerField(default=0)
    english = models.TextField(blank=True)
    chinese = models.TextField(blank=True)

    class Meta:
        """Newest first; only one is open at a time."""

        ordering = ("-pk",)
        constraints = (
            paired("asked", name="verification_asked"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="verification_state"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, ended_at=None)
                | (~Q(state__in=OPEN_STATES) & Q(ended_at__isnull=False)),
                name="verification_end_has_time",
            ),
        )
