"""All URLs of the desk: each room's rows, and the pages of the account library."""

from django.urls import URLPattern, URLResolver

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import route
from touchstone.desk.frontdoor import views

urlpatterns: list[URLPattern | URLResolver] = [
    route("", views.home, name="home", needs=Permission.OWN_ACCOUNT),
]
