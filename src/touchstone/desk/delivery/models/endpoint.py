"""Where an organisation receives webhooks."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class Endpoint(models.Model):
    """An address of an organisation and the kinds of message that it wants.

    Its shared secret is not stored: it follows from the node's key, the endpoint and its generation. Closed by its
    organisation, or by the node when the receiver answered 410; what was closed is opened again by a person.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "delivery.endpoint"

    public_id = PublicIdField("end")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="endpoints")
    name = models.CharField(_("name"), max_length=120)
    url = models.CharField(_("address"), max_length=2048)
    kinds = models.JSONField(_("kinds of message"))
    generation = models.PositiveIntegerField(default=1)
    rotated_at = models.DateTimeField(null=True, blank=True)
    rotated_by = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=32, blank=True)
    closed_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """Oldest first, as an organisation set them up."""

        ordering = ("pk",)
        constraints = (
            paired("closed", name="endpoint_closed_pair"),
            paired("rotated", name="endpoint_rotated_pair"),
        )

    def __str__(self) -> str:
        return self.name
