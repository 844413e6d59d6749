"""`{% load dossiers %}`: verdicts, scores, prices, states as the pages show them."""

from decimal import Decimal

from django.template import Library
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from touchstone.desk.dossiers.models import ListingState, RightState, Verdict

register = Library()
TONES = {
    Verdict.BLOCK: "danger",
    Verdict.REVIEW: "warning",
    Verdict.PASS: "success",
    Verdict.NONE: "neutral",
    ListingState.ONLINE: "info",
    ListingState.OFFLINE: "neutral",
    ListingState.REMOVED: "danger",
    RightState.IN_FORCE: "success",
    RightState.APPLIED: "info",
    RightState.LAPSED: "warning",
    RightState.INVALIDATED: "danger",
    "preview": "warning",
    "done": "success",
    "failed": "danger",
    "running": "info",
    "queued": "info",
    "uploaded": "info",
}
SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


@register.filter
def tone(state: str) -> str:
    """The tone of a state's label."""
    return TONES.get(state, "neutral")


@register.filter
def verdict_word(verdict: str) -> str:
    """A verdict for reading."""
    return str(Verdict(verdict).label)


@register.filter
def percent(score: float) -> str:
    """A probability as whole per cent; nothing where there is none."""
    return f"{round(100 * score)} %" if score >= 0 else "–"


@register.simple_tag
def money(price: Decimal | None, currency: str) -> str:
    """A price with its currency; without one the number alone."""
    if price is None:
        return "–"
    amount = number_format(round(price, 2), decimal_pos=2, force_grouping=True)
    if not currency:
        return amount
    return f"{SIGNS[currency]}{amount}" if currency in SIGNS else f"{currency} {amount}"


def headed(label: str, currency: str) -> str:
    """What heads a column or an axis of prices in one currency."""
    return f"{label} {SIGNS.get(currency, currency)}".strip()


@register.filter
def count_word(name: str) -> str:
    """What an import counted, for reading."""
    words = {
        "new": _("new"), "changed": _("changed"), "same": _("unchanged"), "repeated": _("repeated in the file"),
        "unknown": _("of listings that the desk does not have as they were screened"),
        "new_sellers": _("new sellers"), "new_shops": _("new shops"),
    }  # fmt: skip
    return words.get(name, name)
