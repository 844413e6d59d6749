"""API keys: shown once, kept as a digest, limited to what they are for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models.organisation import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class ApiKey(models.Model):
    """A key acts for its organisation with the roles that its maker holds there, no further than its scopes."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "accounts.key"

    public_id = PublicIdField("key")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="keys")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="keys")
    name = models.CharField(_("name"), max_length=120)
    scopes = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-created_at",)
        constraints = (paired("revoked", name="key_revoked_pair"),)
