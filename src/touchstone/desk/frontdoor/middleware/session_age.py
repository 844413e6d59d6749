"""Ends a session that is over before anything is done with it."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from touchstone.desk.accounts.session_end import is_over, note


def session_age(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Who comes with a session that is over is signed out; any other use is noted."""

    def answered(request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = timezone.now()
            if is_over(request.session, now):
                logout(request)
            else:
                note(request.session, now)
        return answer(request)

    return answered
