"""An organisation that works at this desk."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.organisation_kind import CHOICES


class Organisation(models.Model):
    """A marketplace, an agency, a right holder, a seller, …; one of them operates the node."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "accounts.organisation"

    public_id = PublicIdField("org")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=CHOICES)
    registration_number = models.CharField(_("unified social credit code"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    operates_node = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """One organisation operates the node; a kind is one of the known ones."""

        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("operates_node",), condition=models.Q(operates_node=True), name="one_organisation_operates"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=[key for key, _ in CHOICES]), name="organisation_kind"),
        )

    def __str__(self) -> str:
        return self.name
