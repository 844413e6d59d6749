"""The URLs of reports."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, route
from touchstone.desk.reports import views

VIEW = Permission.LEAD_VIEW

urlpatterns: list[URLPattern] = [
    route("figures/", views.show_figures, name="figure_list", needs=VIEW, methods=GET),
    route("figures/table.csv", views.export_figures, name="figure_export", needs=VIEW, methods=GET),
]
