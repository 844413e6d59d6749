"""How a seller looks through what is its own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.queries.own_breaches import CHOICES
from touchstone.desk.measures.queries.own_listings import Stand


class OwnListingForm(forms.Form):
    """Values that fit nothing filter nothing."""

    q = forms.CharField(label=_("Search"), required=False, max_length=400)
    state = forms.ChoiceField(label=_("State"), required=False, choices=(("", _("all")), *Stand.choices))

    def __init__(self, *arguments: Any, shops: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].widget.input_type = "search"
        if len(shops) > 1:
            choices = [("", _("all")), *shops]
            self.fields["shop"] = forms.ChoiceField(label=_("Shop"), required=False, choices=choices)

    def values(self) -> dict[str, str]:
        """What was asked for and fits."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class OwnBreachForm(forms.Form):
    """Values that fit nothing filter nothing."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=(("", _("all")), *CHOICES))

    def value(self) -> str:
        """The state that was asked for."""
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get("state", ""))
