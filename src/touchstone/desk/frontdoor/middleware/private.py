"""What a signed-in person was shown is kept by nobody, and goes when the session ends."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

FORGET = '"cache", "storage"'


def private_pages(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """No browser and no proxy keeps an answer of a session; whoever signs out takes everything out of the browser."""

    def answered(request: HttpRequest) -> HttpResponse:
        was_in = SESSION_KEY in request.session
        response = answer(request)
        is_in = SESSION_KEY in request.session
        if (was_in or is_in) and "no-store" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "private, no-store"
        if was_in and not is_in:
            response.headers["Clear-Site-Data"] = FORGET
        return response

    return answered
