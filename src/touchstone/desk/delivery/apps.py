"""The room delivery."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"
