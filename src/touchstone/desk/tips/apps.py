"""The room of tips."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.audit.event_kind import register
from touchstone.desk.delivery import message_kind
from touchstone.desk.tips.events import EVENTS
from touchstone.desk.tips.messages import MESSAGES


class TipsConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.tips"
    label = "tips"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the events and messages known, let the workflow run, follow the leads."""
        register(EVENTS)
        message_kind.register(MESSAGES)
        # By its name, since its tables are loaded only now.
        import_string("touchstone.desk.tips.registering.register_tips")()
