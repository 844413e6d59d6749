"""The front door as Django knows it: its checks run before anything starts."""

from django.apps import AppConfig
from django.core.checks import register

from touchstone.desk.frontdoor.checks import CHECKS


class FrontdoorConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the checks known."""
        for check in CHECKS:
            register(check)
