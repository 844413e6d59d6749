"""What people write to search the record, and why particulars are to be forgotten."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.event_kind import KINDS, Audience
from touchstone.desk.audit.forget_reason import TITLES, Reason
from touchstone.desk.audit.queries.search import Asked
from touchstone.desk.audit.queries.visible import reads_everything
from touchstone.desk.authority.actor import Actor

PLACE = re.compile(r"%\(\w+\)s")
DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
IDS = ("person", "organisation", "subject")


def kind_title(key: str) -> str:
    """A kind of event for a choice: its sentence with its places left open."""
    kind = KINDS.get(key)
    return PLACE.sub("…", gettext(kind.sentence)) if kind else key


def kinds_for(actor: Actor) -> list[tuple[str, str]]:
    """The kinds that this reader can meet, by their words."""
    open_to_all = [kind.key for kind in KINDS.values() if kind.audience is not Audience.NODE]
    keys = list(KINDS) if reads_everything(actor) else open_to_all
    return sorted(((key, kind_title(key)) for key in keys), key=lambda one: one[1])


class RecordFilter(forms.Form):
    """What to look for; ids come from links on the page."""

    q = forms.CharField(
        label=_("Name, id or words"), max_length=200, required=False, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label=_("What happened"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)
    person = forms.SlugField(required=False, max_length=32, widget=forms.HiddenInput)
    organisation = forms.SlugField(required=False, max_length=32, widget=forms.HiddenInput)
    subject = forms.SlugField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*arguments, **options)
        choices = [("", gettext("everything")), *kinds_for(actor)]
        self.fields["kind"] = forms.ChoiceField(label=_("What happened"), required=False, choices=choices)

    def asked(self) -> Asked | None:
        """What is looked for; None where the input does not fit."""
        if not self.is_valid():
            return None
        values = self.cleaned_data
        ids = {name: values[name] for name in IDS}
        return Asked(values["q"], values["kind"], since=values["since"], until=values["until"], **ids)


class ForgetForm(forms.Form):
    """About whom or what, and why."""

    subject = forms.ChoiceField(label=_("About"))
    reason = forms.ChoiceField(label=_("Why"), choices=[(reason.value, title) for reason, title in TITLES.items()])

    def __init__(self, *arguments: Any, subjects: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["subject"] = forms.ChoiceField(label=_("About"), choices=subjects)

    @property
    def chosen(self) -> Reason:
        """The reason of a valid form."""
        return Reason(self.cleaned_data["reason"])
