"""The application that the server runs: the live stream, and Django beside it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from touchstone.desk.frontdoor.manage import SETTINGS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
DESK = get_wsgi_application()  # first: it makes Django ready for what is imported below

from touchstone.desk.delivery.live.app import Application, live_application  # noqa: E402 - Django first
from touchstone.desk.delivery.live.hub import Hub  # noqa: E402 - Django first
from touchstone.desk.delivery.live.inbox_source import InboxSource  # noqa: E402 - Django first
from touchstone.desk.delivery.live.moves import MOVES, Teller  # noqa: E402 - Django first
from touchstone.desk.frontdoor.answer_headers import with_headers  # noqa: E402 - Django first
from touchstone.desk.frontdoor.bridge import Bridge  # noqa: E402 - Django first
from touchstone.desk.frontdoor.dispatch import dispatch  # noqa: E402 - Django first


def application() -> Application:
    """Made in each worker."""
    hub = Hub(InboxSource(), teller=Teller(MOVES))
    return with_headers(dispatch(hub, live_application(hub), Bridge(DESK, threads=settings.THREADS)))
