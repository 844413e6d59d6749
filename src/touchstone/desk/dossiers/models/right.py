"""A right: trademark, patent, design or copyright, as its register has it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.dossiers.models.brand import Brand
from touchstone.desk.dossiers.models.kept import Kept


class RightKind(models.TextChoices):
    """What the law protects."""

    TRADEMARK = "trademark", _("trademark")
    PATENT = "patent", _("patent")
    DESIGN = "design", _("design")
    COPYRIGHT = "copyright", _("copyright")


class RightState(models.TextChoices):
    """Where it stands in its register."""

    APPLIED = "applied", _("applied for")
    IN_FORCE = "in_force", _("in force")
    LAPSED = "lapsed", _("lapsed")
    INVALIDATED = "invalidated", _("invalidated")


class Right(Kept):
    """`classes` are Nice classes of trademarks (25), Locarno classes of designs (02-04); `proof` names an evidence file."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.right"

    public_id = PublicIdField("rgt")
    kind = models.CharField(_("kind"), max_length=10, choices=RightKind)
    register = models.CharField(_("register"), max_length=8, default="CN")
    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("title"), max_length=200, blank=True)
    classes = models.JSONField(_("classes"), default=list, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=RightState, default=RightState.IN_FORCE)
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    agent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agent")
    )
    proof = models.CharField(_("proof"), max_length=32, blank=True)
    brands = models.ManyToManyField(
        Brand, through="NamedBrand", related_name="rights", blank=True, verbose_name=_("brands")
    )

    class Meta:
        """Two houses may claim one number, so it is not unique; a right does not end before it begins."""

        ordering = ("register", "number", "id")
        indexes = (models.Index(fields=("number", "register", "kind"), name="right_by_number"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=RightKind.values), name="right_kind"),
            models.CheckConstraint(condition=models.Q(state__in=RightState.values), name="right_state"),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="right_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.number}"


class NamedBrand(models.Model):
    """A brand that was named under a right, and by which organisation; by none is by the node.

    Who acts for the right sees the brand only where the node named it, or whose brand it is.
    """

    APPEND_ONLY: ClassVar = False

    right = models.ForeignKey(Right, on_delete=models.CASCADE, related_name="named")
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="named")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Named once."""

        constraints = (models.UniqueConstraint(fields=("right", "brand"), name="brand_once_under_a_right"),)
