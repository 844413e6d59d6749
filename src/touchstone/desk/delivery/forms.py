"""What people write about endpoints and about what they want to hear of."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.fields import OneLine
from touchstone.desk.delivery.message_kind import TEST, webhook_kinds
from touchstone.desk.delivery.models.message import State

STATES = (
    ("", _("all states")),
    (State.PENDING, _("to be sent")),
    (State.LEASED, _("being sent")),
    (State.DONE, _("arrived")),
    (State.DEAD, _("given up")),
)


class EndpointForm(forms.Form):
    """Where messages go, and which."""

    name = OneLine(label=_("Name"), max_length=120, help_text=_("What receives there, so that others know it."))
    url = forms.CharField(
        label=_("Address"),
        max_length=2048,
        help_text=_("A public address that begins with https://."),
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
    )
    kinds = forms.MultipleChoiceField(label=_("Kinds of message"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *arguments: Any, of_node: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        choices = [(kind.key, _say(kind.title)) for kind in webhook_kinds(of_node=of_node) if kind is not TEST]
        widget = forms.CheckboxSelectMultiple
        self.fields["kinds"] = forms.MultipleChoiceField(label=_("Kinds of message"), choices=choices, widget=widget)


class DeliveryFilter(forms.Form):
    """What to look for in the list of deliveries."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
