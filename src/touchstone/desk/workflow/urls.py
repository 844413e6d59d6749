"""The URLs of workflow."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, route
from touchstone.desk.workflow import views

urlpatterns: list[URLPattern] = [
    route("deadlines/", views.list_deadlines, name="deadline_list", needs=Permission.DESK_ENTER, methods=GET),
]
