"""Names that people typed, apart from the text around them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def bdi(name: object) -> SafeString:
    """The name in its own direction; nothing for an empty one."""
    return format_html("<bdi>{}</bdi>", name) if name else SafeString("")
