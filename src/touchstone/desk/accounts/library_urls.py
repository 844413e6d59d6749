"""Every URL of allauth as a row: what it needs, or that it is shut. One that no row names stops the desk."""

from collections.abc import Iterable, Mapping

from allauth.urls import urlpatterns as library_patterns
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver

from touchstone.desk.accounts import openid
from touchstone.desk.accounts.factors import View, watching_factors
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import Needs, Open, guarded

EVERYONE = (
    "account_login account_logout account_inactive account_reset_password account_reset_password_done "
    "account_reset_password_from_key account_reset_password_from_key_done mfa_authenticate mfa_login_webauthn "
    "socialaccount_login_cancelled socialaccount_login_error openid_connect_login openid_connect_callback"
)
OWN_ACCOUNT = (
    "account_reauthenticate account_change_password account_set_password mfa_index mfa_reauthenticate "
    "mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes "
    "mfa_download_recovery_codes mfa_list_webauthn mfa_add_webauthn mfa_reauthenticate_webauthn "
    "mfa_remove_webauthn mfa_edit_webauthn socialaccount_connections usersessions_list"
)
SHUT = (
    "account_signup account_email account_email_verification_sent account_confirm_email "
    "account_confirm_login_code socialaccount_signup"
)
"""Nobody signs up, and an address is changed by a new invitation; the names stay, for the library asks for them."""

NEEDS: Mapping[str, Needs] = {
    **dict.fromkeys(EVERYONE.split(), Open.EVERYONE),
    **dict.fromkeys(OWN_ACCOUNT.split(), Permission.OWN_ACCOUNT),
    **dict.fromkeys(SHUT.split(), Open.EVERYONE),
}


def shut(request: HttpRequest, **_named: str) -> HttpResponseBase:
    """There is nothing here."""
    raise NotThereError


INSTEAD: Mapping[str, View] = {
    **dict.fromkeys(SHUT.split(), shut),
    "openid_connect_login": openid.sign_in,
    "openid_connect_callback": openid.come_back,
}
WATCHED = frozenset({"mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_remove_webauthn"})


def declared(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The library's patterns behind our rows; those without a name are old addresses, which no desk ever had."""
    kept: list[URLPattern | URLResolver] = []
    for each in patterns:
        if isinstance(each, URLResolver):
            kept.append(URLResolver(each.pattern, declared(each.url_patterns), each.default_kwargs))
        elif each.name:
            kept.append(URLPattern(each.pattern, _guarded(each), each.default_args, each.name))
    return kept


def _guarded(pattern: URLPattern) -> View:
    name = str(pattern.name)
    if name not in NEEDS:
        raise ImproperlyConfigured(f"The URL {name} of the account library has no row in {__name__}.")
    view: View = INSTEAD.get(name, pattern.callback)
    return guarded(watching_factors(view) if name in WATCHED else view, NEEDS[name])


def library_urls() -> list[URLPattern | URLResolver]:
    """All of them, as they lie below /accounts/."""
    return declared(library_patterns)
