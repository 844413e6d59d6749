"""What OpenID Connect asks for and the library leaves out: a nonce, the signature, one person in both answers."""

import secrets
from hmac import compare_digest
from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponseBase

from touchstone.desk.accounts.errors import ProviderRefusedError
from touchstone.desk.authority.errors import NotThereError

NONCE = "nonce"


class VerifyingAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Checks the signature of every ID token, whatever way it came."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
                verify_signature=True,
            )
        except (KeyError, TypeError, ValueError) as reason:  # a header without a key, an algorithm of another family
            raise OAuth2Error("Invalid id_token") from reason
        return claims


class NonceProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """Sends a nonce with each request and keeps it with the request's state."""

    oauth2_adapter_class = VerifyingAdapter

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **options: Any
    ) -> HttpResponseBase:
        """To the service, with a nonce of this one attempt."""
        nonce = secrets.token_urlsafe(24)
        options["auth_params"] = {**(options.get("auth_params") or self.get_auth_params()), NONCE: nonce}
        answer: HttpResponseBase = super().redirect(request, process, next_url, data, nonce=nonce, **options)
        return answer


def demand_same_answer(sociallogin: SocialLogin) -> None:
    """Refuse an ID token that was made for another attempt, and user info about another person."""
    answers = sociallogin.account.extra_data
    claims, userinfo = answers.get("id_token") or {}, answers.get("userinfo") or {}
    asked = str(sociallogin.state.get(NONCE) or "")
    if not asked or not compare_digest(str(claims.get(NONCE) or ""), asked):
        raise ProviderRefusedError
    if userinfo and userinfo.get("sub") != claims.get("sub"):
        raise ProviderRefusedError


def sign_in(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the service."""
    return _entered(OAuth2LoginView, request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """From the service."""
    return _entered(OAuth2CallbackView, request, provider_id)


def _entered(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = view.adapter_view(VerifyingAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise NotThereError from None
    return answer
