"""The room of accounts."""

from django.apps import AppConfig

from touchstone.desk.accounts.events import EVENTS
from touchstone.desk.audit.event_kind import register


class AccountsConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known."""
        register(EVENTS)
