"""The answer to what no view and no middleware caught: a refusal where the storage failed, else the page of a fault."""

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.defaults import server_error

from touchstone.desk.authority.errors import DeskError
from touchstone.desk.frontdoor.refusal_page import API, problem, spoken
from touchstone.desk.frontdoor.storage import refusal_of


def answer_fault(request: HttpRequest) -> HttpResponse:
    """Django calls this within the handling of the exception."""
    refusal = refusal_of(sys.exc_info()[1])
    return server_error(request) if refusal is None else storage_page(request, refusal)


def storage_page(request: HttpRequest, refusal: DeskError) -> HttpResponse:
    """The refusal, written without one look into the database."""
    with translation.override(_language(request)):
        answer = problem(refusal) if request.path.startswith(API) else _page(refusal)
        answer.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
    answer.refused = True  # type: ignore[attr-defined]
    return answer


def _page(refusal: DeskError) -> HttpResponse:
    sentence, cure = spoken(refusal)
    values = {"status": refusal.status, "sentence": sentence, "cure": cure, "again": refusal.retry}
    text = render_to_string("refusal.html", {**values, "demonstration": settings.DEMONSTRATION})
    return HttpResponse(text, status=refusal.status, headers=refusal.headers)


def _language(request: HttpRequest) -> str:
    known = getattr(request, "LANGUAGE_CODE", "")  # the middleware of languages came so far
    return known or translation.get_language_from_request(request)
