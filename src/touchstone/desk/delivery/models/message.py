"""What is still to be sent, and what became of it: one row per effect."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.delivery.models.endpoint import Endpoint


class Channel(models.TextChoices):
    """By what a message leaves. The inbox and the live stream need no row: there the stored item is the effect."""

    WEBHOOK = "webhook"
    EMAIL = "email"


class State(models.TextChoices):
    """pending: to be sent at `next_at`; leased: a worker has it until `lease_until`; done and dead are the ends."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"


OPEN_STATES = (State.PENDING, State.LEASED)


class Message(models.Model):
    """One effect at one receiver. Its public id is the webhook-id: the same over all attempts.

    `lane` is the receiver and the subject together; within a lane `sequence` counts from 1, and a message leaves only
    when no earlier one of its lane is open. `attempts` fences: a worker whose lease ran out cannot settle any more.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "delivery.message"

    public_id = PublicIdField("msg")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    kind = models.CharField(max_length=64)
    lane = models.CharField(max_length=120)
    sequence = models.PositiveBigIntegerField()
    endpoint = models.ForeignKey(Endpoint, null=True, blank=True, on_delete=models.PROTECT, related_name="messages")
    address = models.EmailField(blank=True)
    content = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    last_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """Found by when they are due; one message per place in a lane."""

        ordering = ("pk",)
        indexes = (
            models.Index(fields=("next_at",), condition=Q(state__in=("pending", "leased")), name="message_due"),
            models.Index(fields=("state", "created_at"), name="message_by_state"),
        )
        constraints = (
            models.UniqueConstraint(fields=("lane", "sequence"), name="message_one_place"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state"),
            models.CheckConstraint(
                condition=Q(channel="webhook", address="", endpoint__isnull=False)
                | (Q(channel="email", endpoint__isnull=True) & ~Q(address="")),
                name="message_one_receiver",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("done", "dead"), ended_at__isnull=False)
                | Q(state__in=("pending", "leased"), ended_at__isnull=True),
                name="message_end_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="leased", lease_until__isnull=False)
                | (~Q(state="leased") & Q(lease_until__isnull=True)),
                name="message_lease_has_time",
            ),
        )
