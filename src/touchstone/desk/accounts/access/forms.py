"""What applicants write, and how reviewers look through the queue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.access.transitions import STATES
from touchstone.desk.accounts.forms import valid_code
from touchstone.desk.audit.forget_reason import TITLES
from touchstone.desk.authority.fields import OneLine
from touchstone.desk.authority.organisation_kind import CHOICES, OrganisationKind

COUNTRIES = (("cn", _("in mainland China")), ("other", _("elsewhere")))


class AccessForm(forms.Form):
    """The request of an organisation."""

    name = OneLine(label=_("Name of the organisation"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=(("", _("choose …")), *CHOICES))
    country = forms.ChoiceField(label=_("Registered"), choices=COUNTRIES, initial="cn")
    registration_number = OneLine(
        label=_("Unified social credit code, or the number in your register"),
        max_length=40,
        help_text=_("18 characters; agencies and associations have one, too."),
    )
    why = forms.CharField(
        label=_("What you want to do here"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    contact_name = OneLine(label=_("Your name"), max_length=120)
    contact_email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The link to follow the request goes there. You become the first administrator."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["registration_number"].required = self.data.get("country", "cn") == "cn"

    def clean(self) -> dict[str, Any]:
        """Of an organisation in China the code is checked by its own digit."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("country") == "cn" and "registration_number" in cleaned:
            try:
                cleaned["registration_number"] = valid_code(cleaned["registration_number"])
            except forms.ValidationError as problem:
                self.add_error("registration_number", problem)
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """The fields as the action takes them."""
        cleaned = dict(self.cleaned_data)
        is_chinese = cleaned.pop("country") == "cn"
        return {**cleaned, "kind": OrganisationKind(cleaned["kind"]), "is_chinese": is_chinese}


class AnswerForm(forms.Form):
    """The applicant's answer to a question."""

    reason = forms.CharField(label=_("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(forms.Form):
    """What comes with a step: the version that was looked at, and the reason where the step asks for one."""

    seen = forms.IntegerField(min_value=0)
    reason = forms.CharField(max_length=2000, required=False)


class ForgetForm(forms.Form):
    """Why an applicant is forgotten."""

    reason = forms.ChoiceField(label=_("Why"), choices=[(reason.value, title) for reason, title in TITLES.items()])


class QueueFilter(forms.Form):
    """What to look for in the queue."""

    q = forms.CharField(
        label=_("Name or code"), max_length=200, required=False, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(label=_("State"), required=False)
    whose = forms.ChoiceField(
        label=_("Reviewer"),
        choices=(("", _("everybody")), ("mine", _("me")), ("nobody", _("nobody yet"))),
        required=False,
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        states = [(state.key, state.label) for state in STATES]
        choices = [("", _("all states")), ("open", _("not ended")), *states]
        self.fields["state"] = forms.ChoiceField(label=_("State"), choices=choices, initial="open", required=False)
