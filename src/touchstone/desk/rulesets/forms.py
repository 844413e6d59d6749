"""What people write of rulesets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.rulesets.engine.reading import LARGEST
from touchstone.desk.rulesets.models import Trial


class DraftForm(forms.Form):
    """A ruleset as text, or as a file that takes the place of the text."""

    content = forms.CharField(
        label=_("Ruleset (TOML)"),
        max_length=LARGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "form-control code"}),
        help_text=_("It begins as the live ruleset is. Change it, and raise its version."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        max_length=200,
        help_text=_("It takes the place of the text; at most 64 KB."),
    )
    why = forms.CharField(
        label=_("What it is for"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One of both."""
        values = super().clean() or {}
        if not values.get("file") and not values.get("content") and not self.errors:
            self.add_error("content", _("Write the ruleset, or choose its file."))
        return values

    def written(self) -> bytes:
        """What was handed in: of a file a byte more than is taken, so that a longer one is refused as too long."""
        file = self.cleaned_data["file"]
        content: bytes = file.read(LARGEST + 1) if file else self.cleaned_data["content"].encode("utf-8", "replace")
        return content


class TrainingForm(forms.Form):
    """What a draft learns, and how it is called."""

    edition = forms.RegexField(
        r"^[A-Za-z0-9_.-]{1,60}$",
        label=_("Version of the draft"),
        max_length=60,
        help_text=_("Letters, digits and _ - . only."),
    )
    text = forms.BooleanField(
        label=_("Learn a text model from the titles"),
        required=False,
        initial=True,
        help_text=_("It is taken only where it ranks better than the one before."),
    )
    weights = forms.BooleanField(
        label=_("Move the weights of the signals"),
        required=False,
        initial=True,
        help_text=_("Each moves as far as the verdicts demand. The calibration is fitted in any case."),
    )
    why = forms.CharField(
        label=_("What it is for"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class StepForm(forms.Form):
    """A step of the workflow, as the button sends it."""

    reason = forms.CharField(required=False, max_length=2000)
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class MovedForm(forms.Form):
    """Which ways of moving are shown."""

    way = forms.ChoiceField(label=_("Moved"), required=False)

    def __init__(self, data: Any, trial: Trial, words: Any) -> None:
        super().__init__(data)
        ways = [(way, words(way)) for way, count in trial.sums["transitions"].items() if count and _moves(way)]
        field = self.fields["way"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("all")), *ways]

    def way_asked(self) -> str:
        """The way, or all of them."""
        return self.cleaned_data["way"] if self.is_valid() else ""


def _moves(way: str) -> bool:
    return len(set(way.split(">"))) == 2
