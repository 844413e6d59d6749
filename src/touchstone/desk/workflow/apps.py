"""The room of workflow."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.audit.namers import register_namers, register_value
from touchstone.desk.workflow.clock_titles import title_of_clock
from touchstone.desk.workflow.events import EVENTS
from touchstone.desk.workflow.naming import NAMERS


class WorkflowConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.workflow"
    label = "workflow"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known, and how a clock is called; tables come from the rooms above."""
        register(EVENTS)
        register_namers(*NAMERS)
        register_value("", "clock", title_of_clock)
