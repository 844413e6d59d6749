"""The library's forms for security keys, with a name that is said in both languages."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.key_answers import KeyAnswer, read_carefully

NAME = _("Name of the key")
HINT = _("So that you can tell your keys apart, for example “office” or “phone”.")


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A new key."""

    credential = KeyAnswer()
    name = forms.CharField(label=NAME, help_text=HINT, required=False)
    passwordless = forms.BooleanField(
        label=_("Sign in with this key alone"),
        help_text=_("Without a password; the key then asks for its PIN, your face or your finger."),
        required=False,
    )

    def clean(self) -> Any:
        """The key that answered, with its name."""
        with read_carefully():
            return super().clean()


class EditKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """Another name for a key."""

    name = forms.CharField(label=NAME)
