"""An order: what a measure, or its end, asks the platform to do to one listing, shop or account."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.measures.models.measure import Measure
from touchstone.desk.measures.transitions import ORDER
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class Way(models.TextChoices):
    """Whether the platform is to do it or to take it back."""

    APPLY = "apply", _("carry out")
    UNDO = "undo", _("take back")


class TargetKind(models.TextChoices):
    """What an id of the platform names."""

    LISTING = "listing", _("listing")
    SHOP = "shop", _("shop")
    ACCOUNT = "account", _("account")


class PlatformOrder(Stepped):
    """Made in the same act as the measure, or as its end; `undoes` is the order that this one takes back.

    `target` is the platform's own id. `carried_out_at` is when the platform says that it did it, `reference` its own
    number for that. Which listings it took down is in `taken_down`. `let_go`: since when its measure does not ask for it any
    more, because it was taken back or another measure asks for the same.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "measures.order"

    public_id = PublicIdField("ord")
    status = StatusField(ORDER)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="orders")
    way = models.CharField(max_length=5, choices=Way)
    action = models.CharField(max_length=30)
    platform = models.CharField(max_length=40)
    target_kind = models.CharField(max_length=7, choices=TargetKind)
    target = models.CharField(max_length=120)
    until = models.DateTimeField(null=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=32)
    let_go = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    fetched_by = models.CharField(max_length=32, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=32, blank=True)
    carried_out_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=120, blank=True)
    failure = models.TextField(max_length=2000, blank=True)

    class Meta:
        """A measure asks for each target once at a time."""

        ordering = ("issued_at", "id")
        indexes = (
            models.Index(fields=("status", "id"), name="order_by_status"),
            models.Index(fields=("platform", "target_kind", "target", "action"), name="order_by_target"),
        )
        constraints = (
            known_states(ORDER, name="order_known_state"),
            paired("issued", name="order_issued_pair"),
            paired("fetched", name="order_fetched_pair"),
            paired("confirmed", name="order_confirmed_pair"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="order_way"),
            models.CheckConstraint(condition=Q(target_kind__in=TargetKind.values), name="order_target_kind"),
            models.CheckConstraint(
                condition=Q(way="apply", undoes=None) | (Q(way="undo") & ~Q(undoes=None)), name="order_undoes_one"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, carried_out_at=None) | (~Q(confirmed_at=None) & ~Q(carried_out_at=None)),
                name="order_carried_out",
            ),
            models.UniqueConstraint(
                fields=("measure", "platform", "target_kind", "target"),
                condition=Q(way="apply", let_go=None),
                name="one_order_per_target",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state(self) -> State:
        """The row of its status."""
        return ORDER.state(self.status)
