"""Of which days the figures are."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext_lazy as _

from touchstone.desk.reports.queries.service import Period

USUAL = timedelta(days=27)
"""Without a choice: the last four weeks, today among them."""


class PeriodForm(forms.Form):
    """Both days are counted; what does not fit asks for the usual period."""

    since = forms.DateField(label=_("From day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def period(self, now: datetime) -> Period:
        """The chosen days, in the time zone of the desk."""
        chosen: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        last: date = chosen.get("until") or localdate(now)
        first: date = min(chosen.get("since") or last - USUAL, last)
        zone = get_default_timezone()
        return Period(datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone))
