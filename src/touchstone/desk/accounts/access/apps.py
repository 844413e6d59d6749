"""The room of access requests, inside accounts."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.accounts.access.events import EVENTS
from touchstone.desk.audit.event_kind import register


class AccessConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.accounts.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the kinds of event known and let the workflow run."""
        register(EVENTS)
        # By its name, since its tables are loaded only now.
        import_string("touchstone.desk.accounts.access.registering.register_access")()
