"""The room dossiers."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"
