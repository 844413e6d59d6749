"""The room of leads."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.audit.event_kind import register
from touchstone.desk.leads.events import EVENTS


class LeadsConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.leads"
    label = "leads"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the events known, let the workflow run, hear of findings."""
        register(EVENTS)
        # By its name, since its tables are loaded only now.
        import_string("touchstone.desk.leads.registering.register_leads")()
