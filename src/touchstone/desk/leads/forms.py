"""How reviewers look through the queue, and what they send."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.forms import DAY
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.leads.queries.queue import FREE, MINE
from touchstone.desk.leads.transitions import STATES

STATE_CHOICES = (("", _("waiting")), *((state.key, state.label) for state in STATES))
WHOSE_CHOICES = (("", _("all")), (FREE, _("not taken")), (MINE, _("taken by me")))
AGE_CHOICES = (("", _("all")), ("1", _("over a day")), ("3", _("over three days")), ("7", _("over a week")))
HARM_CHOICES = (("", _("all")), ("1", _("1 and more")), ("3", _("3 and more")), ("5", _("5 and more")))
TIPS_CHOICES = (("", _("all")), ("1", _("with a tip")), ("2", _("with two tips and more")))
MOST = 50
"""Leads that are decided at once: a page."""


FIRST = ("q", "state", "whose")
NUMBERS = {"harm": int, "tips": int}
"""Choices that are numbers."""


class QueueForm(forms.Form):
    """Values that fit nothing filter nothing."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "data-search": ""}),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATE_CHOICES)
    whose = forms.ChoiceField(label=_("Reviewer"), required=False, choices=WHOSE_CHOICES)
    verdict = forms.ChoiceField(label=_("Verdict"), required=False, choices=(("", _("all")), *LeadVerdict.choices))
    tips = forms.ChoiceField(label=_("Tips"), required=False, choices=TIPS_CHOICES)
    harm = forms.ChoiceField(label=_("Expected harm"), required=False, choices=HARM_CHOICES)
    days = forms.ChoiceField(label=_("Age"), required=False, choices=AGE_CHOICES)
    platform = forms.CharField(label=_("Platform"), required=False, max_length=40)
    brand_text = forms.CharField(label=_("Brand as entered"), required=False, max_length=200)
    category = forms.CharField(label=_("Category"), required=False, max_length=300)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].widget.input_type = "search"

    def values(self) -> dict[str, Any]:
        """What was asked for and fits."""
        self.is_valid()
        asked = {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
        return asked | {name: number(asked[name]) for name, number in NUMBERS.items() if name in asked}

    @property
    def first(self) -> list[BoundField]:
        """The fields that are always there."""
        return [self[name] for name in FIRST]

    @property
    def more(self) -> list[BoundField]:
        """Those behind “More filters”."""
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def narrows_more(self) -> bool:
        """Whether one of those is set."""
        return any(field.value() for field in self.more)


class SavedFilterForm(forms.Form):
    """The name under which a filter is kept, and for whom."""

    name = forms.CharField(label=_("Name"), max_length=80)
    is_shared = forms.BooleanField(label=_("For everybody of the organisation"), required=False)


class DecisionForm(forms.Form):
    """One verdict, with a note that nobody has to write."""

    verdict = forms.ChoiceField(choices=LeadVerdict.choices)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class StepForm(forms.Form):
    """A step of the workflow, as the button sends it."""

    reason = forms.CharField(required=False, max_length=2000)
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class PrecisionForm(forms.Form):
    """Decisions of which days, found by which ruleset."""

    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)
    ruleset = forms.ChoiceField(label=_("Ruleset"), required=False)

    def __init__(self, *arguments: Any, rulesets: Sequence[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [("", _("all")), *((each, each) for each in rulesets)]
        self.fields["ruleset"] = forms.ChoiceField(label=_("Ruleset"), required=False, choices=choices)


class SettlingForm(forms.Form):
    """What holds where two reviewers differ."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=LeadVerdict.choices)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)


class LabelsForm(forms.Form):
    """Of which platform."""

    platform = forms.CharField(label=_("Platform"), required=False, max_length=40)
