"""The room of the record."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
