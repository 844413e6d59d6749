"""The mails that allauth wants to send, said in the desk's words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_noop, override

from touchstone.desk.accounts.mailing import send
from touchstone.desk.accounts.models import Person
from touchstone.desk.audit.acting import writing

NOTICES: Mapping[str, str] = {
    "account/email/password_changed": gettext_noop("Your password was changed."),
    "account/email/password_reset": gettext_noop("A new password was set for your account."),
    "account/email/password_set": gettext_noop("A password was set for your account."),
    "mfa/email/totp_activated": gettext_noop("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": gettext_noop("The authenticator app was removed from your account."),
    "mfa/email/webauthn_added": gettext_noop("A security key was added to your account."),
    "mfa/email/webauthn_removed": gettext_noop("A security key was removed from your account."),
    "mfa/email/recovery_codes_generated": gettext_noop("New recovery codes were made for your account."),
    "socialaccount/email/account_connected": gettext_noop("A sign-in service was linked to your account."),
    "socialaccount/email/account_disconnected": gettext_noop("A sign-in service was taken from your account."),
}


def send_library_mail(template: str, to: str, context: Mapping[str, Any], now: datetime) -> None:
    """Send the mail that the library's template stands for; one that the desk does not know is a fault."""
    person = Person.objects.filter(email=to.lower()).first()
    language = person.language if person else settings.LANGUAGE_CODE
    kind, values = _said(template, context, language, now)
    with writing():
        send(kind, to, language=language, values=values, now=now)


def _said(template: str, context: Mapping[str, Any], language: str, now: datetime) -> tuple[str, dict[str, str]]:
    if template == "account/email/password_reset_key":
        return "accounts.password_reset", {"url": settings.ADDRESS + urlsplit(str(context["password_reset_url"])).path}
    if template == "account/email/unknown_account":
        return "accounts.unknown_account", {}
    with override(language):
        what, time = gettext(NOTICES[template]), date_format(localtime(now), "DATETIME_FORMAT")
    url = settings.ADDRESS + reverse("account_reset_password")
    return "accounts.security_notice", {"what": what, "time": time, "address": str(context["ip"]), "url": url}
