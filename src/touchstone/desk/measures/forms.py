"""What people write: a breach, an appeal, the proposal of a code, a filter of orders."""

from collections.abc import Iterable, Mapping
from secrets import token_hex
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from touchstone.desk.dossiers.models import Right
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.measures.models import CodeSimulation, SimulationState, TargetKind, Way
from touchstone.desk.measures.queries.codes import every_code, in_chinese, name_of, runnable_codes, title_of
from touchstone.desk.measures.queries.enforced import WORDS
from touchstone.desk.measures.queries.targets import AIMS
from touchstone.desk.measures.transitions import ORDER_STATES
from touchstone.rulebook.penalties.rows import BreachKind

SHOWN = 100
LARGEST = 1_000_000
Given = Mapping[str, Any] | None
TEXT: dict[str, Any] = {"max_length": 2000, "widget": forms.Textarea(attrs={"rows": 4})}


class BreachForm(forms.Form):
    """What a listing breaks, and what it rests on."""

    deed = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    facts_en = forms.CharField(label=_("Facts in English"), **TEXT)
    facts_zh = forms.CharField(label=_("Facts in Chinese"), **TEXT)

    def __init__(
        self,
        data: Given,
        *,
        kinds: Iterable[BreachKind],
        rights: QuerySet[Right],
        files: QuerySet[EvidenceFile],
        drafted: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial={"deed": token_hex(16), **(drafted or {})})
        choices = [(row.key, row.title_zh if in_chinese() else row.title_en) for row in kinds]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind of breach"), choices=choices)
        self.fields["right"] = forms.ModelChoiceField(
            rights, to_field_name="public_id", label=_("Right that it hurts"), required=False
        )
        shown = [(file.public_id, file.shown_name) for file in files[:SHOWN]]
        self.fields["evidence"] = forms.MultipleChoiceField(
            label=_("Evidence files"),
            choices=shown,
            required=False,
            help_text=_("The newest files; without one, the breach rests on the screening of the listing."),
        )


class AppealForm(forms.Form):
    """Why a breach should be reversed."""

    text = forms.CharField(
        label=_("Why the decision is wrong"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Say what is not true, what the goods are and where they come from, and which file shows it."),
    )


class DecisionForm(forms.Form):
    """What comes with the decision of an appeal."""

    seen = forms.IntegerField(min_value=0)
    reason = forms.CharField(max_length=2000, required=False)


class SimulationForm(forms.Form):
    """Which code, how far back."""

    code = forms.ChoiceField(label=_("Penalty code"))
    days = forms.TypedChoiceField(
        label=_("Period"),
        coerce=int,
        choices=((30, _("30 days")), (90, _("90 days")), (365, _("one year"))),
        required=False,
        empty_value="365",
        initial=365,
    )

    def __init__(self, data: Given, **named: Any) -> None:
        super().__init__(data, **named)
        marked = [(each.identity, name_of(each), each.is_runnable) for each in every_code()]
        unconfirmed = _("not confirmed")
        choices = [(key, name if runs else f"{name} ({unconfirmed})") for key, name, runs in marked]
        self.fields["code"] = forms.ChoiceField(label=_("Penalty code"), choices=choices)


class SimulatedFilter(forms.Form):
    """Which sellers of a simulation; values that fit nothing filter nothing."""

    q = forms.CharField(
        label=_("Seller or shop"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    which = forms.ChoiceField(
        label=_("Which sellers"),
        required=False,
        choices=(
            ("", _("all")),
            ("differs", _("measures would differ")),
            ("harder", _("more measures then")),
            ("milder", _("fewer measures then")),
            ("closed_then", _("closed only then")),
            ("closed_now", _("closed only now")),
        ),
    )
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Given) -> None:
        super().__init__(data)
        self.fields["q"].widget.input_type = "search"

    def values(self) -> dict[str, Any]:
        """What was asked for and fits."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class EnforcedFilter(forms.Form):
    """Which differences between owed and enforced; values that fit nothing filter nothing."""

    q = forms.CharField(
        label=_("Seller or shop"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    what = forms.ChoiceField(label=_("Difference"), required=False, choices=(("", _("all")), *WORDS.items()))
    seller = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, data: Given, *, choices: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        super().__init__(data)
        self.fields["q"].widget.input_type = "search"
        labels = {"code": _("Penalty code"), "track": _("Track"), "month": _("Month")}
        for name, label in labels.items():
            known = [("", _("all")), *choices[name]]
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=known)

    def values(self) -> dict[str, Any]:
        """What was asked for and fits."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class CodeForm(forms.Form):
    """A penalty code as a TOML file."""

    file = forms.FileField(
        label=_("TOML file of a penalty code"),
        max_length=500,
        help_text=_(
            "Begin with a copy of the model code; the documentation of penalty codes says what its rows mean. At most 1 MB."
        ),
    )

    def clean_file(self) -> bytes:
        """What was handed in, no more than a code can be."""
        handed_in = self.cleaned_data["file"]
        if handed_in.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        return bytes(handed_in.read(LARGEST + 1))


class ProposalForm(forms.Form):
    """Which code is to apply, and from when."""

    applies_from = forms.DateField(label=_("Applies from"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Given = None, **named: Any) -> None:
        super().__init__(data, **named)
        choices = [(code.identity, name_of(code)) for code in runnable_codes()]
        self.fields["code"] = forms.ChoiceField(label=_("Penalty code"), choices=choices)
        done = CodeSimulation.objects.filter(state=SimulationState.DONE)[:SHOWN]
        told = [
            (row.public_id, f"{row.code} · {date_format(localtime(row.created_at), 'DATETIME_FORMAT')}") for row in done
        ]
        self.fields["simulation"] = forms.ChoiceField(
            label=_("Simulation kept with it"),
            required=False,
            choices=[("", _("none")), *told],
            help_text=_("The second person sees the figures of this one."),
        )


class DifferenceForm(forms.Form):
    """Two codes to set side by side."""

    def __init__(self, data: Given, **named: Any) -> None:
        super().__init__(data, **named)
        choices = [(code.identity, name_of(code)) for code in every_code()]
        self.fields["before"] = forms.ChoiceField(label=_("From"), choices=choices)
        self.fields["after"] = forms.ChoiceField(label=_("To"), choices=choices)


class OrderFilter(forms.Form):
    """How supervisors look through orders; values that fit nothing filter nothing."""

    q = forms.CharField(
        label=_("Number or target"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(("", _("not confirmed")), ("late", _("late")), *((state.key, state.label) for state in ORDER_STATES)),
    )
    hours = forms.ChoiceField(
        label=_("Age"),
        required=False,
        choices=(("", _("all")), ("4", _("over 4 hours")), ("24", _("over a day")), ("72", _("over three days"))),
    )
    way = forms.ChoiceField(label=_("Way"), required=False, choices=(("", _("all")), *Way.choices))
    target_kind = forms.ChoiceField(label=_("Target"), required=False, choices=(("", _("all")), *TargetKind.choices))
    platform = forms.CharField(label=_("Platform"), required=False, max_length=40)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].widget.input_type = "search"
        actions = [(action.value, title_of(action)) for action, aim in AIMS.items() if aim]
        self.fields["action"] = forms.ChoiceField(
            label=_("Measure"), required=False, choices=[("", _("all")), *actions]
        )

    def values(self) -> dict[str, Any]:
        """What was asked for and fits."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
