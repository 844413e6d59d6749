"""Of which days the figures are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.forms import DAY
from touchstone.desk.reports.queries.periods import Period, of_days
from touchstone.desk.reports.spans import BY_KEY, USUAL

WITHIN = (MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1)))
"""Before and behind, there is nothing to be counted."""


class PeriodForm(forms.Form):
    """Both days are counted. Shown with the days that the figures are of, asked for or not."""

    since = forms.DateField(label=_("From day"), required=False, widget=DAY, validators=WITHIN)
    until = forms.DateField(label=_("To day"), required=False, widget=DAY, validators=WITHIN)

    def clean(self) -> dict[str, Any]:
        """In their order."""
        asked = self.cleaned_data
        if asked.get("since") and asked.get("until") and asked["since"] > asked["until"]:
            raise forms.ValidationError({"since": _("The first day lies after the last one.")})
        return asked


@dataclass(frozen=True, slots=True)
class Chosen:
    """`span` is the key of a named period, or empty; `form` holds the days to be shown, or what is wrong with them."""

    period: Period
    form: PeriodForm
    span: str


def chosen(asked: Mapping[str, Any], now: datetime) -> Chosen:
    """The days that somebody asks for by name, or one by one; what does not fit asks for the usual ones."""
    today = localdate(now)
    usual = dict(zip(("since", "until"), USUAL.days(today), strict=True))
    key = asked.get("span", "")
    given = PeriodForm(asked, initial=usual)
    is_given = bool(asked.get("since") or asked.get("until"))
    if key in BY_KEY and not is_given:
        days = BY_KEY[key].days(today)
    elif is_given and given.is_valid():
        days = _days(given.cleaned_data, today)
    else:
        key, days = "" if is_given else USUAL.key, USUAL.days(today)
    form = given if is_given and not given.is_valid() else PeriodForm(_texts(days), initial=usual)
    return Chosen(of_days(*days), form, "" if is_given else key)


def _days(asked: Mapping[str, Any], today: date) -> tuple[date, date]:
    last: date = asked.get("until") or max(today, asked["since"])
    return asked.get("since") or USUAL.days(last)[0], last


def _texts(days: tuple[date, date]) -> dict[str, str]:
    return {"since": days[0].isoformat(), "until": days[1].isoformat()}
