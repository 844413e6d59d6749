"""States and deadlines as small labels: words and a sign, colour only in addition."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.desk.frontdoor.components.icons import SIGNS, icon

SOON = 1
"""Days left at which a clock turns from calm to warning."""


def status(text: object, tone: str = "neutral", sign: str = "") -> SafeString:
    """A state: `tone` is neutral, info, success, warning or danger; `sign` another icon than the tone's own."""
    return _label(text, tone, sign or SIGNS[tone])


def clock(due_at: datetime | None, left: int = 0, state: str = "running", working: bool = False) -> SafeString:
    """A deadline: `state` is running, paused or met; `left` the days until it, below zero when it has passed."""
    tone, sign, words = _reading(left, state, working)
    due = date_format(localtime(due_at), "DATETIME_FORMAT") if due_at else ""
    return _label(words, tone, sign, due)


def _reading(left: int, state: str, working: bool) -> tuple[str, str, str]:
    if state == "met":
        return "success", "circle-check", _("met")
    if state == "paused":
        return "neutral", "clock-pause", _("paused")
    if left < 0:
        return "danger", "clock-exclamation", _overdue(-left, working)
    if left == 0:
        return "warning", "clock-exclamation", _("due today")
    return "warning" if left <= SOON else "info", "clock", _ahead(left, working)


def _ahead(days: int, working: bool) -> str:
    if working:
        return ngettext("due in %(days)d working day", "due in %(days)d working days", days) % {"days": days}
    return ngettext("due in %(days)d day", "due in %(days)d days", days) % {"days": days}


def _overdue(days: int, working: bool) -> str:
    if working:
        return ngettext("%(days)d working day overdue", "%(days)d working days overdue", days) % {"days": days}
    return ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}


def _label(text: object, tone: str, sign: str, title: str = "") -> SafeString:
    hover = format_html(' title="{}"', title) if title else ""
    return format_html('<span class="status" data-tone="{}"{}>{}<span>{}</span></span>', tone, hover, icon(sign), text)
