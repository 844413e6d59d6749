"""What a refusal looks like: a page for people, a problem document (RFC 9457) for programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from touchstone.desk.authority.errors import DeskError

API = "/api/"


def refusal_page(request: HttpRequest, error: DeskError) -> HttpResponse:
    """The answer to a refused request, in the reader's language."""
    answer = _problem(error) if request.path.startswith(API) else _page(request, error)
    answer.refused = True  # type: ignore[attr-defined]
    return answer


def spoken(error: DeskError) -> tuple[str, str]:
    """The sentence and the cure in the language of this request."""
    if (get_language() or "").startswith("zh"):
        return error.sentence_zh, error.hint_zh
    return error.sentence, error.hint


def _page(request: HttpRequest, error: DeskError) -> HttpResponse:
    sentence, cure = spoken(error)
    values = {"status": error.status, "sentence": sentence, "cure": cure, "again": error.retry}
    return render(request, "refusal.html", values, status=error.status)


def _problem(error: DeskError) -> HttpResponse:
    sentence, cure = spoken(error)
    body = {
        "type": f"urn:touchstone:refusal:{error.code}",
        "title": sentence,
        "status": error.status,
        "detail": cure,
        "retry": error.retry,
    }
    return JsonResponse(body, status=error.status, content_type="application/problem+json")
