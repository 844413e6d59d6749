"""Signing in with OpenID Connect: for people who have an account; it makes none."""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.utils import timezone

from touchstone.desk.accounts.acting import acting_for
from touchstone.desk.accounts.actions.signing_in import note_link
from touchstone.desk.accounts.errors import AddressNotVerifiedError, NoAccountError
from touchstone.desk.accounts.models import Person
from touchstone.desk.accounts.openid import NonceProvider, demand_same_answer
from touchstone.desk.authority.actor import Via


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """OpenID Connect signs in people who have an account; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> NonceProvider:
        """The provider, asking with a nonce."""
        found = super().get_provider(request, provider, client_id)
        return NonceProvider(request, app=found.app)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Check the answer; link an account at its first sign-in by the address that the service vouches for."""
        demand_same_answer(sociallogin)
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        person = _person_of(sociallogin)
        sociallogin.connect(request, person)
        by = acting_for(person, "", via=Via.BROWSER, strong=False)
        note_link(person=person, provider=sociallogin.account.provider, by=by, now=timezone.now())


def _person_of(sociallogin: SocialLogin) -> Person:
    claims: dict[str, Any] = sociallogin.account.extra_data["id_token"]
    userinfo: dict[str, Any] = sociallogin.account.extra_data.get("userinfo", {})
    told = userinfo if "email" in userinfo else claims
    if told.get("email_verified") is not True or not told.get("email"):
        raise AddressNotVerifiedError
    person = Person.objects.filter(email=str(told["email"]).strip().lower(), is_active=True).first()
    if person is None:
        raise NoAccountError
    return person
