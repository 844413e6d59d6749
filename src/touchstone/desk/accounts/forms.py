"""What people write about organisations, members, keys and themselves."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc

from touchstone.desk.accounts.key_rules import scopes_for
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.accounts.role_rules import roles_in
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.fields import OneLine
from touchstone.desk.authority.organisation_kind import CHOICES
from touchstone.desk.authority.permissions import MEANINGS, Permission

LIFETIMES = ((30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (366, _("one year")))


def valid_code(code: str) -> str:
    """A unified social credit code without spaces; ValidationError where its check digit does not fit."""
    if code and not uscc.is_valid(code):
        raise ValidationError(_("This is no unified social credit code: check the 18 characters."))
    return str(uscc.compact(code)) if code else ""


def role_choices(organisation: Organisation) -> list[tuple[str, Any]]:
    """The roles of an organisation, for a choice."""
    return [(role.key, role.title) for role in roles_in(organisation)]


class OrganisationFilter(forms.Form):
    """What to look for in the list."""

    q = forms.CharField(
        label=_("Name or code"), max_length=200, required=False, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=(("", _("all kinds")), *CHOICES), required=False)


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]  # Django has no generics at run time
    """The details of an organisation."""

    website = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")

    class Meta:
        """What may change; never the kind."""

        model = Organisation
        fields = ("name", "registration_number", "website")
        field_classes: ClassVar = {"name": OneLine, "registration_number": OneLine}

    def clean_registration_number(self) -> str:
        """The code, checked by its own digit."""
        return valid_code(self.cleaned_data["registration_number"])


class InvitationForm(forms.Form):
    """Who is asked to join, as what."""

    name = OneLine(label=_("Full name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The invitation goes there; the person signs in with it.")
    )
    role = forms.ChoiceField(label=_("Role"))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *arguments: Any, organisation: Organisation, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=role_choices(organisation))


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *arguments: Any, organisation: Organisation, held: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        open_roles = [choice for choice in role_choices(organisation) if choice[0] not in held]
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=open_roles)


class ReasonForm(forms.Form):
    """Why something is done to the account of somebody else: the person reads it, and it is kept in the record."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, help_text=_("The person reads it in a mail, and it is kept in the record.")
    )


class KeyForm(forms.Form):
    """What a key is for, and how long."""

    name = OneLine(label=_("Name"), max_length=120, help_text=_("What uses it, so that others know it again."))
    scopes = forms.MultipleChoiceField(label=_("It may"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("It ends after"), choices=LIFETIMES, coerce=int, initial=90)

    def __init__(self, *arguments: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*arguments, **options)
        scopes = [(each.value, MEANINGS[each]) for each in scopes_for(actor)]
        widget = forms.CheckboxSelectMultiple
        self.fields["scopes"] = forms.MultipleChoiceField(label=_("It may"), choices=scopes, widget=widget)

    @property
    def chosen(self) -> tuple[list[Permission], timedelta]:
        """The scopes and the lifetime."""
        scopes = [Permission(each) for each in self.cleaned_data["scopes"]]
        return scopes, timedelta(days=self.cleaned_data["days"])


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person says about itself."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        """The address is the account: it does not change."""

        model = Person
        fields = ("name", "language")
        field_classes: ClassVar = {"name": OneLine}


class JoinForm(forms.Form):
    """A new account: how others call the person, and its password."""

    name = OneLine(label=_("Full name"), max_length=120)
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 12 characters; a sentence is easier to keep than a riddle."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=1000,
    )

    def __init__(self, *arguments: Any, email: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """The rules for passwords, seen beside the name and the address."""
        cleaned = super().clean() or self.cleaned_data
        if "password" in cleaned:
            try:
                validate_password(cleaned["password"], Person(email=self.email, name=cleaned.get("name", "")))
            except ValidationError as problem:
                self.add_error("password", problem)
        return cleaned
