"""The room evidence."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.audit.event_kind import register
from touchstone.desk.audit.namers import register_namers
from touchstone.desk.evidence.events import EVENTS


class EvidenceConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known."""
        register(EVENTS)
        # By its name, since its tables are loaded only now.
        register_namers(import_string("touchstone.desk.evidence.namers.NAMER"))
