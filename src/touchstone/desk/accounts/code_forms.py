"""Codes of the second factor behind a gate of their own: six digits are guessed sooner than a password."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError
from django.utils import timezone

from touchstone.desk.accounts import gates
from touchstone.desk.accounts.actions.signing_in import note_failure
from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.accounts.models import Person


class Gated:
    """Counts each code before it is looked at; a wrong one is in the record."""

    user: Person

    def clean_code(self) -> str:
        """The code, if it is right and the gate is open."""
        now = timezone.now()
        closed = gates.knock(gates.FACTOR, self.user.public_id, now)
        if closed is not None:
            raise ValidationError(closed.words, code="closed")
        try:
            code: Any = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            gate = gates.gate_of(gates.FACTOR, self.user.public_id, now)
            note_failure(gate=gate, person=self.user, address=client_address(context.request), now=now)
            raise
        gates.clear(gates.FACTOR, self.user.public_id, now)
        return str(code)


class CodeForm(Gated, AuthenticateForm):  # type: ignore[misc]
    """The code after the password."""


class CodeAgainForm(Gated, ReauthenticateForm):  # type: ignore[misc]
    """The code once more, before something grave."""
