"""What a refusal looks like: a page for people, a problem document (RFC 9457) for programs."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from touchstone.desk.authority.errors import DeskError, SignInNeededError

API = "/api/"
BEARER = {"WWW-Authenticate": 'Bearer realm="touchstone"'}


def refusal_page(request: HttpRequest, error: DeskError) -> HttpResponse:
    """The answer to a refused request, in the reader's language."""
    answer = problem(error) if request.path.startswith(API) else _page(request, error)
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
    answer = render(request, "refusal.html", values, status=error.status)
    for name, value in error.headers.items():
        answer.headers[name] = value
    if request.headers.get("HX-Request"):
        answer.headers["HX-Trigger"] = json.dumps({"desk:toast": {"text": f"{sentence} {cure}", "tone": "danger"}})
    return answer


def problem(error: DeskError, **members: Any) -> HttpResponse:
    """The problem document, with the headers of the refusal; `members` are its extensions (RFC 9457, 3.2)."""
    sentence, cure = spoken(error)
    body = {
        "type": f"urn:touchstone:refusal:{error.code}",
        "title": sentence,
        "status": error.status,
        "detail": cure,
        "retry": error.retry,
        **members,
    }
    headers = {**(BEARER if error.status == SignInNeededError.status else {}), **error.headers}
    readable = {"ensure_ascii": False}
    kind = "application/problem+json"
    answer = JsonResponse(body, status=error.status, content_type=kind, headers=headers, json_dumps_params=readable)
    answer.refused = True  # type: ignore[attr-defined]
    return answer
