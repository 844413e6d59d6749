"""The room of measures."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.audit.event_kind import register
from touchstone.desk.delivery import message_kind
from touchstone.desk.measures.events import EVENTS
from touchstone.desk.measures.messages import MESSAGES


class MeasuresConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the events and messages known, and let the workflow of appeals run."""
        register(EVENTS)
        message_kind.register(MESSAGES)
        # By its name, since its tables are loaded only now.
        import_string("touchstone.desk.measures.registering.register_measures")()
