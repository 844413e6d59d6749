"""How allauth works at this desk: nobody signs up; who was invited signs in, and the record says so."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from touchstone.desk.accounts import gates
from touchstone.desk.accounts.acting import acting_for, actor_of
from touchstone.desk.accounts.actions.signing_in import note_failure, note_password, note_signed_in, note_signed_out
from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.accounts.library_mails import send_library_mail
from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.actor import Via
from touchstone.desk.authority.rules import lacks_second_factor


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only; gates, mails and events are the desk's own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count by."""
        return client_address(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whose role asks for a second factor that is not there sets it up first."""
        lacking = settings.SECOND_FACTOR_REQUIRED and lacks_second_factor(actor_of(request))
        return reverse(settings.SECOND_FACTOR_SETUP if lacking else settings.LOGIN_REDIRECT_URL)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Ask the gates before any password is looked at."""
        for kind, name in _gates(request, credentials):
            closed = gates.knock(kind, name, timezone.now())
            if closed is not None:
                raise ValidationError(closed.words, code="closed")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Look at the password; who came in was no failure."""
        person = super().authenticate(request, **credentials)
        if person is not None:
            account, network = _gates(request, credentials)
            gates.clear(*account, timezone.now())
            gates.forgive(*network, timezone.now())
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write it into the record."""
        now = timezone.now()
        (kind, email), _ = _gates(request, credentials)
        person = Person.objects.filter(email=email).first()
        gate = gates.gate_of(kind, email, now)
        note_failure(gate=gate, person=person, address=client_address(request), now=now)

    def login(self, request: HttpRequest, user: Person) -> None:
        """Sign in and write it into the record."""
        super().login(request, user)
        methods = [str(record["method"]) for record in get_authentication_records(request, user)]
        address = client_address(request)
        note_signed_in(person=user, methods=methods, address=address, by=actor_of(request), now=timezone.now())

    def logout(self, request: HttpRequest) -> None:
        """Write it into the record and sign out."""
        if isinstance(request.user, Person):
            note_signed_out(person=request.user, by=actor_of(request), now=timezone.now())
        super().logout(request)

    def set_password(self, user: Person, password: str) -> None:
        """A new password opens the gate of the account: the mail that led here proved who it is."""
        super().set_password(user, password)
        now = timezone.now()
        gates.clear(gates.ACCOUNT, user.email, now)
        note_password(person=user, by=acting_for(user, "", via=Via.BROWSER, strong=False), now=now)

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """The library's mails go the way of all mails of accounts."""
        send_library_mail(template_prefix, email, context, timezone.now())


def _gates(request: HttpRequest, credentials: Mapping[str, Any]) -> tuple[tuple[gates.GateKind, str], ...]:
    email = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
    return (gates.ACCOUNT, email), (gates.NETWORK, client_address(request))
