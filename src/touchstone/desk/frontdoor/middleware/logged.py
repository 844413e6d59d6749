"""Every answer leaves one line in the log: who, what, when, from where, with what outcome; never the address asked for."""

import logging
import secrets
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.frontdoor.logs import REQUEST

LOG = logging.getLogger("touchstone.answers")
QUIET = frozenset({"alive", "ready", "metrics"})
"""What machines ask every few seconds; only its failures are written."""
NOTED = frozenset({400, 401, 403, 405, 413, 422, 429})
HEADER = "X-Request-ID"


def logged(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Number the request, and write its line when it is answered."""

    def answered(request: HttpRequest) -> HttpResponse:
        token = REQUEST.set(secrets.token_hex(8))
        begun = time.perf_counter()
        try:
            response = answer(request)
            response.headers[HEADER] = REQUEST.get()
            _write(request, response.status_code, time.perf_counter() - begun)
            return response
        finally:
            REQUEST.reset(token)

    return answered


def _write(request: HttpRequest, status: int, seconds: float) -> None:
    match = getattr(request, "resolver_match", None)
    if match is not None and match.url_name in QUIET and status < 400:
        return
    level = logging.ERROR if status >= 500 else logging.WARNING if status in NOTED else logging.INFO
    route = match.route if match is not None else "no route"
    LOG.log(level, "answered", extra={**_told(request, status, route), "seconds": round(seconds, 4)})


def _told(request: HttpRequest, status: int, route: str) -> dict[str, Any]:
    actor: Actor = getattr(request, "actor", PUBLIC)
    told = {"method": request.method or "", "route": route, "status": status, "address": client_address(request)}
    return {**told, "person": actor.person, "organisation": actor.organisation, "via": actor.via.value}
