"""An address with a NUL is refused before anything looks for it: no text of ours holds one, and PostgreSQL cannot ask."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from touchstone.desk.authority.errors import InvalidError, NotThereError
from touchstone.desk.frontdoor.refusal_page import API, refusal_page

NUL, WRITTEN = "\0", "%00"


def readable(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Such a path leads nowhere, such a question does not fit; the API checks its questions field by field itself."""

    def answered(request: HttpRequest) -> HttpResponse:
        if NUL in request.path:
            return refusal_page(request, NotThereError())
        if WRITTEN in request.META.get("QUERY_STRING", "") and not request.path.startswith(API):
            return refusal_page(request, InvalidError(problems=WRITTEN))
        return answer(request)

    return answered
