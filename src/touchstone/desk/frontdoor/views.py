"""The home page, and what machines ask the desk about itself."""

import hmac
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.frontdoor.health import look
from touchstone.desk.frontdoor.landing.page import landing


def home(request: HttpRequest) -> HttpResponse:
    """Where a person lands after signing in."""
    asked = cast(DeskRequest, request)
    return render(request, "home.html", landing(asked.actor, asked.now))


def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


def ready(request: HttpRequest) -> HttpResponse:
    """Whether the desk can take work. What is the matter is said only to those who operate it."""
    found = look(timezone.now())
    is_ready = all(finding.is_well for finding in found)
    body: dict[str, object] = {"ready": is_ready}
    if _operates(request):
        body["findings"] = {finding.name: finding.matter or "well" for finding in found}
    return JsonResponse(body, status=200 if is_ready else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """For Prometheus: behind the token of the node, or for who operates it; for others it is not there."""
    if not _operates(request):
        raise NotThereError
    return HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def _operates(request: HttpRequest) -> bool:
    offered = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.METRICS_TOKEN and hmac.compare_digest(offered.encode(), settings.METRICS_TOKEN.encode()):
        return True
    return may(cast(DeskRequest, request).actor, Permission.NODE_OPERATE)
