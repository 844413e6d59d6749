"""A brand: a name under one or more rights, with its aliases."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.dossiers.models.kept import Kept


class Brand(Kept):
    """Two owners may have brands of one name, so a name is not unique."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "dossiers.brand"

    public_id = PublicIdField("brd")
    name = models.CharField(_("name"), max_length=200)
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )

    class Meta:
        """By name."""

        ordering = ("name", "id")
        indexes = (models.Index(fields=("name", "id"), name="brand_by_name"),)

    def __str__(self) -> str:
        return self.name
