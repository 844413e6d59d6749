"""What a kept reason says to people: why an attempt failed, a message was given up, an endpoint was closed."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.delivery.addresses import CLASSES
from touchstone.desk.delivery.refusals import REASONS


def say_reason(key: str, what: str) -> str:
    """The sentence of a reason in the active language; `what` is the server or address that it is about."""
    if key in REASONS:
        row = REASONS[key]
        words = row.sentence_zh if _is_chinese() else row.sentence
        return words.format(what=what)
    return _say_status(key) or _say_address(key) or _say_other(key)


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def _say_status(key: str) -> str:
    word, _sign, status = key.partition("_")
    if not status.isdecimal():
        return ""
    if word == "redirect":
        return _("The server sent elsewhere with status %(status)s; redirects are not followed.") % {"status": status}
    return _("The server answered with status %(status)s.") % {"status": status}


def _say_address(key: str) -> str:
    kind = CLASSES.get(key)
    if kind is None:
        return ""
    where = kind.name_zh if _is_chinese() else kind.name
    return _("The name leads to %(where)s, which is never called.") % {"where": where}


def _say_other(key: str) -> str:
    said = {
        "worker_lost": _("The program ended each time while it was sending."),
        "endpoint_closed": _("The endpoint was closed before it could be sent."),
        "by_choice": _("Closed by a person."),
    }
    return said.get(key, key)
