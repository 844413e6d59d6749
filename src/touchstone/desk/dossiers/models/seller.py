"""A seller: who is responsible for shops and listings, a person or an enterprise."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.dossiers.models.kept import Kept


class SellerKind(models.TextChoices):
    """Of a person even the name is personal."""

    UNKNOWN = "unknown", _("not known")
    PERSON = "person", _("person")
    ENTERPRISE = "enterprise", _("enterprise")


class Seller(Kept):
    """One seller as one source named it. Merging keeps the row: `merged_into` says into which, `root` under which it is shown."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.seller"

    public_id = PublicIdField("sel")
    kind = models.CharField(_("kind"), max_length=12, choices=SellerKind, default=SellerKind.UNKNOWN)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, default="CN")
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    root = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """A merged seller has a root, and none is merged into itself."""

        ordering = ("name", "id")
        indexes = (models.Index(fields=("name", "id"), name="seller_by_name"),)
        constraints = (
            paired("merged", name="seller_merged_pair"),
            models.CheckConstraint(
                condition=Q(merged_into=None, root=None, merged_at=None)
                | (~Q(merged_into=None) & ~Q(root=None) & ~Q(merged_at=None)),
                name="seller_merged_whole",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")) & ~Q(root=F("id")), name="seller_not_into_itself"),
            models.CheckConstraint(condition=Q(kind__in=SellerKind.values), name="seller_kind"),
        )

    def __str__(self) -> str:
        return self.name


class SellerAccount(models.Model):
    """The id of a seller on one platform."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.account"

    public_id = PublicIdField("sac")
    platform = models.CharField(_("platform"), max_length=40)
    platform_seller_id = models.CharField(_("seller id on the platform"), max_length=120)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="accounts")
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """An id names one seller on its platform."""

        ordering = ("platform", "platform_seller_id")
        constraints = (
            models.UniqueConstraint(fields=("platform", "platform_seller_id"), name="one_seller_per_platform_id"),
        )


class SellerContact(Kept):
    """Particulars of a seller, apart from the dossier: they are shown to fewer people, and the row can go.

    They count their own edits: whoever sees the dossier without them is to see nothing of those.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.contact"

    public_id = PublicIdField("sco")
    seller = models.OneToOneField(Seller, on_delete=models.PROTECT, related_name="contact")
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
