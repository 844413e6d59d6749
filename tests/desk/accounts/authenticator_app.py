"""An authenticator app of the tests: RFC 6238 codes, and the way in which a person sets it up."""

import base64
import hmac
import struct
import time

from django.core.cache import cache
from django.test import Client

from tests.desk.people import PASSWORD, Standing

SET_UP = "/accounts/2fa/totp/activate/"


def signed_in(standing: Standing) -> Client:
    """A browser in which the password was given, and no more."""
    browser = Client(headers={"accept-language": "en"})
    browser.post("/accounts/login/", {"login": standing.person.email, "password": PASSWORD})
    return browser


def code(secret: str) -> str:
    """The six digits of this half minute."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 10**6:06}"


def set_up(browser: Client) -> str:
    """Add the app to the account that is signed in; its secret. A code works once: this one is forgotten again."""
    browser.post(f"/accounts/reauthenticate/?next={SET_UP}", {"password": PASSWORD})
    browser.get(SET_UP)
    secret = str(browser.session["mfa.totp.secret"])
    browser.post(SET_UP, {"code": code(secret)})
    cache.clear()
    return secret
