"""The room of authority."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.authority"
    label = "authority"
    default_auto_field = "django.db.models.BigAutoField"
