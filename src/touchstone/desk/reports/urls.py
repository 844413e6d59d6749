"""The URLs of reports."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, route
from touchstone.desk.reports.views import figures, things

VIEW = Permission.LEAD_VIEW

urlpatterns: list[URLPattern] = [
    route("figures/", figures.show_figures, name="figure_list", needs=VIEW, methods=GET),
    route("figures/table.csv", figures.export_figures, name="figure_export", needs=VIEW, methods=GET),
    route("figures/weeks.csv", figures.export_trend, name="figure_trend_export", needs=VIEW, methods=GET),
    route("figures/things/", things.list_things, name="figure_things", needs=VIEW, methods=GET),
    route("figures/things.csv", things.export_things, name="figure_things_export", needs=VIEW, methods=GET),
]
