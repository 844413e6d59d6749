"""The room evidence."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.evidence.events import EVENTS


class EvidenceConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known."""
        register(EVENTS)
