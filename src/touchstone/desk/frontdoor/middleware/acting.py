"""Says on every request who acts and when."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from touchstone.desk.accounts.acting import actor_of
from touchstone.desk.authority.routes import DeskRequest


def acting_person(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """`request.actor` is worked out when it is first asked for; `request.now` is the one time of this request."""

    def answered(request: HttpRequest) -> HttpResponse:
        acting = cast(DeskRequest, request)
        acting.now = timezone.now()
        acting.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[assignment]
        return answer(request)

    return answered
