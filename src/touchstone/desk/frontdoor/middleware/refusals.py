"""A refusal becomes a page or a problem document; nothing else of it reaches the reader."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from touchstone.desk.authority.errors import DeskError, NotThereError
from touchstone.desk.frontdoor.refusal_page import refusal_page


class refusals:  # noqa: N801 - Django wants a class for process_exception, and names middleware like functions
    """Answers DeskError and Http404 alike for every room."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; a URL that nobody declared gets the same answer as an object that nobody may see."""
        response = self.answer(request)
        if response.status_code == NotThereError.status and not getattr(response, "refused", False):
            return refusal_page(request, NotThereError())
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into its page; anything else is a fault and goes on to Django."""
        if isinstance(exception, Http404):
            return refusal_page(request, NotThereError())
        if isinstance(exception, DeskError):
            return refusal_page(request, exception)
        return None
