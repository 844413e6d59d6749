"""The room of dossiers."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.dossiers.events import EVENTS


class DossiersConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the events known."""
        register(EVENTS)
