"""The room evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
