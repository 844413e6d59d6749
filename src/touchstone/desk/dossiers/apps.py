"""The room of dossiers."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.audit.event_kind import register
from touchstone.desk.delivery import message_kind
from touchstone.desk.dossiers.events import EVENTS
from touchstone.desk.dossiers.messages import MESSAGES


class DossiersConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the events and messages known, and how dossiers are called."""
        register(EVENTS)
        message_kind.register(MESSAGES)
        # By their name, since they read tables that are loaded only now.
        import_string("touchstone.desk.dossiers.naming.register_names")()
