"""What a page says after an act."""

from django.contrib import messages
from django.http import HttpRequest


def say(request: HttpRequest, text: object) -> None:
    """Show `text` once, on the next page."""
    messages.success(request, str(text))
