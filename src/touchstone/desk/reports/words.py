"""What people call the parts of a figure, and numbers as they read them."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.reports.saying import COUNT, HOURS, KAPPA, RATIO, SHARE, Line


def spoken() -> str:
    """The reader's language, as the definitions name it."""
    return "zh" if (get_language() or "").startswith("zh") else "en"


def parts() -> Mapping[str, str]:
    """By key."""
    return {
        "median": _("Median"),
        "p95": _("95th percentile"),
        "within_a_working_day": _("Within a working day"),
        "share": _("Share of all"),
        "ratio": _("Proactive to one reported"),
        "kappa": _("Kappa"),
        "up_to_1_hour": _("Up to an hour"),
        "up_to_1_day": _("Up to a day"),
        "up_to_2_days": _("Up to two days"),
        "up_to_3_days": _("Up to three days"),
        "up_to_7_days": _("Up to seven days"),
        "longer": _("Longer"),
    }


def say_value(value: float | None, unit: str) -> str:
    """A number with its unit; empty where there is none."""
    if value is None:
        return ""
    if unit == SHARE:
        return f"{_rounded(100 * value, 1)} %"
    if unit == HOURS:
        return _("%(hours)s h") % {"hours": _rounded(value, 1)}
    if unit == COUNT:
        return number_format(value, decimal_pos=0, force_grouping=True)
    if unit == RATIO:
        return f"{_rounded(value, 1)} : 1"
    return _rounded(value, 2)


def _rounded(value: float, places: int) -> str:
    """To the nearest; the formatter alone cuts."""
    return number_format(round(value, places), decimal_pos=places, force_grouping=True)


def say_change(now: Line, before: Line) -> str:
    """How much more or less than before; empty where one of the two is not known."""
    if now.value is None or before.value is None:
        return ""
    change = now.value - before.value
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    if now.unit == SHARE:
        return _("%(change)s points") % {"change": sign + _rounded(abs(100 * change), 1)}
    return sign + say_value(abs(change), now.unit).removesuffix(" : 1")


def say_nothing(line: Line) -> str:
    """Why there is no number."""
    if line.key == "agreement" and line.of:
        return _("chance alone explains these answers")
    if line.key == "PRE0" and line.unknown:
        return _("not known: the platform said nothing of these orders")
    if line.key == "PRO" and line.part == "ratio" and line.count:
        return _("nothing was reported")
    return _("nothing in these days")


UNIT_WORDS = {SHARE: "%", HOURS: "h", KAPPA: "κ"}
"""Beside the axis of a plot."""


def title_of_list(name: str) -> str:
    """What the list behind a number holds."""
    return _list_titles()[name]


def _list_titles() -> Mapping[str, str]:
    return {
        "decided": _("Leads decided"),
        "decided_within_24_hours": _("Leads decided within 24 hours"),
        "decided_later": _("Leads decided after more than 24 hours"),
        "decided_within_a_working_day": _("Leads decided within a working day"),
        "decided_class_0": _("Leads decided within an hour"),
        "decided_class_1": _("Leads decided after an hour to a day"),
        "decided_class_2": _("Leads decided after one to two days"),
        "decided_class_3": _("Leads decided after two to three days"),
        "decided_class_4": _("Leads decided after three to seven days"),
        "decided_class_5": _("Leads decided after more than seven days"),
        "opened": _("Leads opened, decided or waiting"),
        "opened_within_24_hours": _("Leads opened that had a verdict within 24 hours"),
        "opened_not_within_24_hours": _("Leads opened that had no verdict within 24 hours"),
        "removals": _("Removals of listings"),
        "removals_proactive": _("Proactive removals"),
        "removals_reported": _("Removals of listings that had been reported"),
        "removals_unsold": _("Proactive removals before the first sale"),
        "removals_sold": _("Proactive removals after the first sale"),
        "removals_known": _("Proactive removals whose orders are known"),
        "removals_unknown": _("Proactive removals whose orders are not known"),
        "appeals": _("Appeals decided"),
        "appeals_upheld": _("Appeals upheld"),
        "appeals_rejected": _("Appeals rejected"),
        "waiting": _("Leads that wait now"),
        "waiting_class_0": _("Leads that wait for up to a day"),
        "waiting_class_1": _("Leads that wait for one to three days"),
        "waiting_class_2": _("Leads that wait for three to seven days"),
        "waiting_class_3": _("Leads that wait for more than seven days"),
    }
