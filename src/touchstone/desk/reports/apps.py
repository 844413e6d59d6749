"""The room of reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Named by its folder; it has no tables of its own."""

    name = "touchstone.desk.reports"
    label = "reports"
