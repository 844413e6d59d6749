"""The URLs of delivery."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import route
from touchstone.desk.delivery.views import deliveries, endpoints, inbox

INBOX, VIEW, MANAGE = Permission.INBOX_USE, Permission.ENDPOINT_VIEW, Permission.ENDPOINT_MANAGE
ENDPOINT = "endpoints/<slug:endpoint>/"

urlpatterns: list[URLPattern] = [
    route("inbox/", inbox.show_inbox, name="inbox", needs=INBOX),
    route("inbox/read", inbox.read_all, name="inbox_read_all", needs=INBOX),
    route("inbox/settings/", inbox.choose_kinds, name="inbox_settings", needs=INBOX),
    route("inbox/<slug:item>/read", inbox.read_item, name="inbox_read", needs=INBOX),
    route("endpoints/", endpoints.list_endpoints, name="endpoint_list", needs=VIEW),
    route(ENDPOINT, endpoints.show_endpoint, name="endpoint_detail", needs=VIEW),
    route(ENDPOINT + "close", endpoints.close_endpoint, name="endpoint_close", needs=MANAGE),
    route(ENDPOINT + "open", endpoints.open_endpoint, name="endpoint_open", needs=MANAGE),
    route(ENDPOINT + "secret", endpoints.change_secret, name="endpoint_secret", needs=MANAGE),
    route(ENDPOINT + "test", endpoints.try_endpoint, name="endpoint_test", needs=MANAGE),
    route("deliveries/", deliveries.list_deliveries, name="delivery_list", needs=Permission.DELIVERY_VIEW),
    route(
        "deliveries/<slug:message>/replay", deliveries.replay, name="delivery_replay", needs=Permission.DELIVERY_REPLAY
    ),
]
