"""The room delivery."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.delivery.events import EVENTS


class DeliveryConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the kinds of event known."""
        register(EVENTS)
