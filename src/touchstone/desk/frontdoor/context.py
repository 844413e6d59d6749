"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def desk(request: HttpRequest) -> dict[str, Any]:
    """Values for the base template."""
    return {"demonstration": settings.DEMONSTRATION, "actor": getattr(request, "actor", None)}
