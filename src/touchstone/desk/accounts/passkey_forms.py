"""Signing in with a passkey alone: the key itself asks for a PIN, a face or a finger, so that it is both factors."""

from typing import Any

from allauth.core import context
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils import timezone

from touchstone.desk.accounts import gates
from touchstone.desk.accounts.actions.signing_in import note_failure
from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.accounts.key_answers import CarefulAnswer, KeyAnswer


class PasskeyForm(CarefulAnswer, LoginWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """Behind the gate of the network: nobody said yet who it is, and a key that does not fit proves nothing about anyone."""

    credential = KeyAnswer()

    def clean_credential(self) -> Any:
        """The key, if it is one of ours and verified its holder; a wrong one is in the record."""
        now, address = timezone.now(), client_address(context.request)
        closed = gates.knock(gates.NETWORK, address, now)
        if closed is not None:
            raise ValidationError(closed.words, code="closed")
        try:
            key = super().clean_credential()
        except ValidationError:
            gate = gates.gate_of(gates.NETWORK, address, now)
            note_failure(gate=gate, person=None, address=address, now=now)
            raise
        gates.forgive(gates.NETWORK, address, now)
        return key


class KeyForm(CarefulAnswer, AuthenticateWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """The key after the password."""

    credential = KeyAnswer()


class KeyAgainForm(CarefulAnswer, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """The key once more, before something grave."""

    credential = KeyAnswer()
