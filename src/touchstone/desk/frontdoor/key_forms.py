"""The library's forms for security keys, with a name that is said in both languages."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

NAME = _("Name of the key")
HINT = _("So that you can tell your keys apart, for example “office” or “phone”.")


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A new key."""

    name = forms.CharField(label=NAME, help_text=HINT, required=False)
    passwordless = forms.BooleanField(
        label=_("Sign in with this key alone"),
        help_text=_("Without a password; the key then asks for its PIN, your face or your finger."),
        required=False,
    )


class EditKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """Another name for a key."""

    name = forms.CharField(label=NAME)
