"""All URLs of the desk: each room's rows, and the pages of the account library."""

from django.urls import URLPattern, URLResolver

from touchstone.desk.accounts.urls import urlpatterns as accounts
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import Open, route
from touchstone.desk.frontdoor import views

urlpatterns: list[URLPattern | URLResolver] = [
    route("", views.home, name="home", needs=Permission.DESK_ENTER),
    route("health", views.alive, name="alive", needs=Open.EVERYONE),
    route("ready", views.ready, name="ready", needs=Open.EVERYONE),
    route("metrics", views.metrics, name="metrics", needs=Open.EVERYONE),
    *accounts,
]
