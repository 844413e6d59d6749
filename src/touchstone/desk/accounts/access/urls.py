"""The URLs of access requests: of everybody who asks, and of those who review."""

from django.urls import URLPattern

from touchstone.desk.accounts.access.views import applicants, reviewers
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, Open, route

VIEW, FORGET = Permission.ACCESS_VIEW, Permission.RECORD_FORGET
REQUEST = "access/requests/<slug:request_id>/"

urlpatterns: list[URLPattern] = [
    route("access/", applicants.ask_for_access, name="access_ask", needs=Open.EVERYONE),
    route("access/sent", applicants.show_sent, name="access_sent", needs=Open.EVERYONE, methods=GET),
    route("access/open/<str:token>/", applicants.open_link, name="access_open", needs=Open.EVERYONE, methods=GET),
    route("access/yours/", applicants.show_own, name="access_yours", needs=Open.EVERYONE, methods=GET),
    route(
        "access/yours/<slug:verb>", applicants.take_own_step, name="access_own_step", needs=Open.EVERYONE, methods=POST
    ),
    route("access/requests/", reviewers.list_requests, name="access_queue", needs=VIEW, methods=GET),
    route(REQUEST, reviewers.show_request, name="access_detail", needs=VIEW, methods=GET),
    route(REQUEST + "steps/<slug:verb>", reviewers.take_request_step, name="access_step", needs=VIEW, methods=POST),
    route(REQUEST + "invite", reviewers.invite, name="access_invite", needs=Permission.ACCESS_CONFIRM, methods=POST),
    route(REQUEST + "forget", reviewers.forget, name="access_forget", needs=FORGET, methods=POST),
]
