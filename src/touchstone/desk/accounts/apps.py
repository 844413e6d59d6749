"""The room of accounts."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.accounts.events import EVENTS
from touchstone.desk.audit.event_kind import register
from touchstone.desk.audit.namers import register_namers


class AccountsConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known."""
        register(EVENTS)
        # By its name, since its tables are loaded only now.
        register_namers(*import_string("touchstone.desk.accounts.naming.NAMERS"))
