"""Signs from the sprite that the build makes of `frontend/icons.txt`."""

from collections.abc import Mapping
from types import MappingProxyType

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "desk/icons.svg"
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "neutral": "circle-dashed",
        "info": "info-circle",
        "success": "circle-check",
        "warning": "alert-triangle",
        "danger": "alert-circle",
    }
)
"""The sign of each tone."""


def icon(name: str, label: object = "", size: str = "", tone: str = "") -> SafeString:
    """Draw the sign `name`. With `label` a screen reader reads it; without, it is decoration beside words."""
    shown = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    toned = format_html(' data-tone-icon="{}"', tone) if tone else ""
    look = f"icon icon-{size}" if size else "icon"
    return format_html('<svg class="{}" {}{}><use href="{}#{}"></use></svg>', look, shown, toned, static(SPRITE), name)


def tone_icon(tone: str) -> str:
    """The name of the sign for a tone."""
    return SIGNS.get(tone, SIGNS["info"])


def sprite() -> str:
    """The address of the sprite."""
    return static(SPRITE)
