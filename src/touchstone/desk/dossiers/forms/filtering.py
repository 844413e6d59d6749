"""The filter above a list: a question, and what the kind of dossier can be filtered by."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.dossiers.models import ListingState, RightKind, RightState, SellerKind, Verdict
from touchstone.desk.dossiers.queries.kinds import DossierKind
from touchstone.desk.dossiers.queries.pages import NUMBER

ANY = ("", _("all"))
SCREENED = [(key or "none", label) for key, label in Verdict.choices]
TOLD = [(key, label) for key, label in SCREENED if key != Verdict.BLOCK]
"""The verdicts that a seller is told."""
CHOICES: dict[tuple[str, str], tuple[Any, Any]] = {
    ("listing", "verdict"): (_("Verdict"), SCREENED),
    ("listing", "state"): (_("State"), ListingState.choices),
    ("seller", "kind"): (_("Kind"), SellerKind.choices),
    ("right", "kind"): (_("Kind"), RightKind.choices),
    ("right", "state"): (_("State"), RightState.choices),
}
HIDDEN = ("shop",)


class FilterForm(forms.Form):
    """Values that fit nothing filter nothing: an address typed by hand never breaks a list."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *arguments: Any, kind: DossierKind, platforms: Iterable[str] = (), finely: bool = True, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].widget.input_type = "search"
        for name in kind.filters:
            if name in HIDDEN:
                self.fields[name] = forms.SlugField(required=False, widget=forms.HiddenInput)
            elif name == "platform":
                given = [(each, each) for each in platforms]
                self.fields[name] = forms.ChoiceField(label=_("Platform"), required=False, choices=[ANY, *given])
            else:
                label, choices = CHOICES[kind.key, name]
                choices = choices if finely or name != "verdict" else TOLD
                self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[ANY, *choices])
        if kind.is_numbered:
            several = [ANY, ("several", _("in several dossiers"))]
            self.fields[NUMBER] = forms.ChoiceField(label=_("Number"), required=False, choices=several)

    def values(self) -> dict[str, str]:
        """What was asked for and fits."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
