"""When something was: the absolute time from the server; the browser adds how long ago."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime


def when(at: datetime | None, relative: bool = True) -> SafeString:
    """The time `at` in the desk's time zone; with `relative`, scripts show "3 hours ago" and keep this as the hint."""
    if at is None:
        return format_html('<span class="muted">{}</span>', "–")
    local = localtime(at)
    mark = SafeString(" data-relative") if relative else ""
    words = date_format(local, "DATETIME_FORMAT")
    return format_html('<time datetime="{}"{}>{}</time>', local.isoformat(timespec="seconds"), mark, words)
