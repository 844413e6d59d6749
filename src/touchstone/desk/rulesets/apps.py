"""The room of rulesets."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.audit.event_kind import register
from touchstone.desk.delivery import message_kind
from touchstone.desk.rulesets.events import EVENTS
from touchstone.desk.rulesets.messages import MESSAGES


class RulesetsConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.rulesets"
    label = "rulesets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the events and messages known, and let the workflow of releases run."""
        register(EVENTS)
        message_kind.register(MESSAGES)
        # By its name, since its tables are loaded only now.
        import_string("touchstone.desk.rulesets.registering.register_rulesets")()
