"""How many searches and exports one person may ask for: each reads much, and nobody may take the desk from the others."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from touchstone.desk.accounts.buckets import Rate, draw
from touchstone.desk.accounts.errors import TooManyRequestsError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.frontdoor.refusal_page import API, refusal_page

SEARCHES = "q"
"""Whatever page is asked with this parameter, it searches."""
COSTLY = frozenset(
    {
        "record_csv",
        "dossier_search",
        "ledger_verify",
        "import_new",
        "api_export_ledger",
        "api_export_labels",
        "api_export_labels_csv",
    }
)
COSTLY_TO_SEND = frozenset({"api_list_imports"})
"""Addresses of the API where looking is cheap and adding is not."""
EXPORT = "_export"
REMEMBERED = 10_000


class Pace:
    """A bucket per person in the memory of this process: a search must not wait for the database's one writer."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.held: dict[str, tuple[float, datetime]] = {}

    def count(self, person: str, now: datetime, rate: Rate) -> None:
        """Count one page of this person. Raises TooManyRequestsError."""
        with self.lock:
            tokens, filled_at = self.held.pop(person, (float(rate.burst), now))
            self.held[person] = (tokens, filled_at)
            self.held[person] = (draw(rate, tokens, filled_at, now), max(now, filled_at))
            if len(self.held) > REMEMBERED:
                del self.held[next(iter(self.held))]


class pace:  # noqa: N801 - as Django names middleware
    """Refuses with 429 and the time to come back; API keys have their own limit."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer
        self.pace = Pace()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.answer(request)

    def process_view(self, request: HttpRequest, _view: Any, _words: Any, _named: Any) -> HttpResponse | None:
        """Once it is known which page is asked for."""
        asked = cast(DeskRequest, request)
        by_key = request.path.startswith(API) and "Authorization" in request.headers
        if by_key or not is_costly(request) or not asked.actor.is_known:
            return None
        each_minute = settings.COSTLY_PAGES
        try:
            self.pace.count(asked.actor.person, asked.now, Rate(each_minute, each_minute / 60))
        except TooManyRequestsError as refusal:
            return refusal_page(request, refusal)
        return None


def is_costly(request: HttpRequest) -> bool:
    """Whether the page that is asked for searches, exports or reads a whole file."""
    name = str(request.resolver_match.url_name) if request.resolver_match else ""
    is_sent = request.method == "POST" and name in COSTLY_TO_SEND
    return bool(request.GET.get(SEARCHES, "").strip()) or name in COSTLY or name.endswith(EXPORT) or is_sent
