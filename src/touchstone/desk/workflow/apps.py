"""The room of workflow."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.workflow.events import EVENTS


class WorkflowConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.workflow"
    label = "workflow"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known; tables come from the rooms above."""
        register(EVENTS)
