"""The network address of whoever asks, also behind reverse proxies that the operator named."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The last address that no trusted proxy wrote about itself: what lies before it anybody could have made up."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    trusted = set(settings.PROXIES)
    if near not in trusted:
        return near
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    return next((hop for hop in reversed(hops) if hop not in trusted), near)
