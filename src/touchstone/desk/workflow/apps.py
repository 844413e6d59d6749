"""The room workflow."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.workflow"
    label = "workflow"
    default_auto_field = "django.db.models.BigAutoField"
