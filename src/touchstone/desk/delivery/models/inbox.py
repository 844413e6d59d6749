"""What a person finds in the inbox, and what it does not want to hear of."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from touchstone.desk.authority.identifiers import PublicIdField

TONGUES = "tongues"
"""The place of the values that differ by language."""
INBOX = "inbox"
"""The channel of the inbox, beside those of messages."""


class InboxItem(models.Model):
    """One message to one person; its text comes from the kind's sentence and these values, in the reader's language."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "delivery.inbox_item"

    public_id = PublicIdField("inb")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox_items")
    kind = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=32)
    subject = models.CharField(max_length=32)
    values = models.JSONField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; the unread ones are counted on every page."""

        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("person", "-id"), name="inbox_of_person"),
            models.Index(fields=("person",), condition=models.Q(read_at=None), name="inbox_unread"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """The values in the language that is active, where the message keeps them in more than one."""
        return {**self.values, **self.values.get(TONGUES, {}).get(get_language() or "", {})}


class MutedKind(models.Model):
    """A kind of message that a person does not want by a channel."""

    APPEND_ONLY: ClassVar = False

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_kinds")
    kind = models.CharField(max_length=64)
    channel = models.CharField(max_length=8)

    class Meta:
        """Muted once."""

        constraints = (models.UniqueConstraint(fields=("person", "kind", "channel"), name="muted_once"),)
