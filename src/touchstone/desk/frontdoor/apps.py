"""The room frontdoor."""

from django.apps import AppConfig


class FrontdoorConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"
