"""How measures and appeals are looked through; values that fit nothing filter nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.leads.queries.deciding import BREACHES
from touchstone.desk.measures.queries.codes import title_of
from touchstone.desk.measures.queries.targets import AIMS
from touchstone.desk.measures.transitions import STATES

ALL = ("", _("all"))
AGES = (ALL, ("7", _("the last 7 days")), ("30", _("the last 30 days")), ("365", _("the last 365 days")))
OVERDUE = "overdue"


class _Filter(forms.Form):
    """Words first: who or what it is about."""

    q = forms.CharField(
        label=_("Seller, shop, listing or number"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].widget.input_type = "search"

    def values(self) -> dict[str, Any]:
        """What was asked for and fits."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class MeasureFilter(_Filter):
    """By how it stands, what it is, when it was decided."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(ALL, ("force", _("in force")), ("ended", _("ended")), ("reversed", _("reversed"))),
    )
    days = forms.ChoiceField(label=_("Decided"), required=False, choices=AGES)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        actions = [(action.value, title_of(action)) for action in AIMS]
        self.fields["action"] = forms.ChoiceField(label=_("Measure"), required=False, choices=[ALL, *actions])


class VerdictFilter(_Filter):
    """Decided leads without a breach: by words of the listing, verdict, platform."""

    verdict = forms.ChoiceField(
        label=_("Verdict"), required=False, choices=(ALL, *((each.value, each.label) for each in BREACHES))
    )
    platform = forms.CharField(label=_("Platform"), required=False, max_length=40)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].label = _("Search")


class AppealFilter(_Filter):
    """By how it stands; without a choice, those that wait to be decided."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(
            ("", _("to be decided")),
            (OVERDUE, _("overdue")),
            *((state.key, state.label) for state in STATES if state.final),
            ("all", _("all")),
        ),
    )
