"""The room of the record."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.audit.events import EVENTS


class AuditConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known."""
        register(EVENTS)
