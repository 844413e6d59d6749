"""The room of the record."""

from django.apps import AppConfig

from touchstone.desk.audit.event_kind import register
from touchstone.desk.audit.events import EVENTS
from touchstone.desk.audit.forget_reason import title_of as reason_title
from touchstone.desk.audit.namers import register_namers, register_value
from touchstone.desk.audit.naming import NAMERS
from touchstone.desk.audit.verification_words import words_of
from touchstone.desk.authority.roles import title_of as role_title


class AuditConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's kinds of event known, and how values of events are said."""
        register(EVENTS)
        register_namers(*NAMERS)
        for name in ("role", "roles"):
            register_value("", name, lambda role: role_title(str(role)))
        register_value("audit.particulars_forgotten", "reason", reason_title)
        register_value("audit.verification_ended", "state", words_of)
