"""A simulation: what another code would have done, kept seller by seller as it was computed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models import Seller


class SimulationState(models.TextChoices):
    """How far it is."""

    QUEUED = "queued", _("queued")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")


class CodeSimulation(models.Model):
    """Codes are named by key and version, and by the digest of their rows; `digest` is that of the breaches.

    It sees the breaches as they stood at `created_at`, whenever it runs. `place` is the row of the seller behind which
    the next part begins, written with the part: a break loses and doubles nothing. `sums` do not grow with the sellers.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.simulation"

    public_id = PublicIdField("sim")
    against = models.CharField(max_length=90)
    against_digest = models.CharField(max_length=64)
    code = models.CharField(max_length=90)
    code_digest = models.CharField(max_length=64)
    days = models.PositiveIntegerField()
    state = models.CharField(max_length=7, choices=SimulationState, default=SimulationState.QUEUED)
    place = models.BigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sums = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    failure = models.CharField(max_length=20, blank=True)
    leased_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first; the same question runs once at a time."""

        ordering = ("-id",)
        constraints = (
            paired("created", name="simulation_created_pair"),
            paired("ended", name="simulation_ended_pair"),
            models.CheckConstraint(condition=models.Q(state__in=SimulationState.values), name="simulation_state"),
            models.UniqueConstraint(
                fields=("against", "code", "days"), condition=models.Q(ended_at=None), name="one_open_simulation"
            ),
        )

    def __str__(self) -> str:
        return str(self.code)


class SimulatedSeller(models.Model):
    """One seller under both codes; `now` the one that applied, `then` the other. `measures` count actions under each."""

    APPEND_ONLY: ClassVar = True

    simulation = models.ForeignKey(CodeSimulation, on_delete=models.CASCADE, related_name="sellers", db_index=False)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="+", db_index=False)
    breaches = models.PositiveIntegerField()
    points_now = models.IntegerField()
    points_then = models.IntegerField()
    more_points = models.IntegerField()
    measures_now = models.PositiveIntegerField()
    measures_then = models.PositiveIntegerField()
    more_measures = models.IntegerField()
    days_now = models.PositiveIntegerField()
    days_then = models.PositiveIntegerField()
    closed_now = models.DateTimeField(null=True)
    closed_then = models.DateTimeField(null=True)
    differs = models.BooleanField()
    measures = models.JSONField(default=dict)

    class Meta:
        """In the order of their rows."""

        ordering = ("id",)
        indexes = (models.Index(fields=("simulation", "more_measures", "id"), name="simulated_by_measures"),)

    def __str__(self) -> str:
        return str(self.seller)
