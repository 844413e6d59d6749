"""Cookies and sessions: of this host alone, made anew at sign-in, over when they are over; passwords as people choose them."""

import os
import subprocess
import sys

import pytest
from django.conf import LazySettings, settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import Client

from tests.desk.people import PASSWORD, Standing
from touchstone.desk.frontdoor import settings as desk

pytestmark = pytest.mark.django_db
LOGIN, CHANGE = "/accounts/login/", "/accounts/password/change/"


def sign_in(client: Client, email: str, password: str = PASSWORD) -> HttpResponse:
    return client.post(LOGIN, {"login": email, "password": password})


def test_cookies_over_tls_are_of_this_host_alone() -> None:
    names = ("SESSION_COOKIE", "CSRF_COOKIE", "LANGUAGE_COOKIE")
    words = "from touchstone.desk.frontdoor import settings as s; " + "; ".join(
        f"print(s.{name}_NAME, s.{name}_SECURE, s.{name}_SAMESITE)" for name in names
    )
    given = {**os.environ, "TOUCHSTONE_URL": "https://desk.example.org"}
    found = subprocess.run([sys.executable, "-c", words], env=given, capture_output=True, text=True, check=True)
    assert found.stdout.split("\n")[:3] == [f"__Host-{name} True Lax" for name in ("session", "csrf", "language")]


def test_no_script_reads_a_cookie_and_no_other_site_sends_it(owner: Standing) -> None:
    client = Client()
    client.get(LOGIN)
    sign_in(client, owner.person.email)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert client.cookies[name]["httponly"] is True
        assert client.cookies[name]["samesite"] == "Lax"
        assert client.cookies[name]["path"] == "/"


def test_no_other_cookie_is_set(owner: Standing) -> None:
    client = owner.client()
    client.post("/account/", {"name": "Ada", "language": "en"})
    client.get("/account/")
    assert set(client.cookies) <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}


def test_signing_in_makes_another_session(owner: Standing) -> None:
    client = Client()
    planted = SessionStore()
    planted["planted"] = True
    planted.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    sign_in(client, owner.person.email)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted.session_key
    assert not SessionStore().exists(str(planted.session_key))


def test_a_session_that_ended_opens_nothing(owner: Standing) -> None:
    client = owner.client()
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert thief.get("/account/").status_code == 302


def test_the_name_of_a_session_cannot_be_guessed() -> None:
    made = SessionStore()
    made.create()
    assert len(str(made.session_key)) * 5.17 > 128  # 36 signs, 5.17 bits each, from the system's source


def test_a_name_of_a_session_that_we_did_not_give_is_not_taken(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    client.get(LOGIN)
    assert not SessionStore().exists("a" * 32)


@pytest.mark.parametrize("password", ["x" * 100 + "y" * 28, "长长的一句话没有人会猜到的", "  spaces around it count  "])
def test_a_password_is_taken_as_it_is_written(password: str, owner: Standing) -> None:
    owner.person.set_password(password)
    owner.person.save()
    for wrong in (password[:-1], password.strip() + "x", password.swapcase() + "!"):
        assert sign_in(Client(), owner.person.email, wrong).status_code != 302
    assert sign_in(Client(), owner.person.email, password).status_code == 302


def test_a_new_password_needs_the_present_one(owner: Standing) -> None:
    client = Client()
    sign_in(client, owner.person.email)
    new = "another long sentence"
    client.post(CHANGE, {"oldpassword": "wrong", "password1": new, "password2": new})
    owner.person.refresh_from_db()
    assert owner.person.check_password(PASSWORD)


@pytest.mark.parametrize("address", [LOGIN, "/accounts/password/reset/"])
def test_a_password_field_hides_and_lets_managers_in(address: str, client: Client) -> None:
    page = client.get(address).content.decode()
    assert page.count('type="password"') == (1 if address == LOGIN else 0)
    assert 'autocomplete="off"' not in page
    assert "onpaste" not in page


def test_the_page_of_an_account_has_the_way_out(owner: Standing) -> None:
    assert 'action="/accounts/logout/"' in owner.client().get("/account/").content.decode()


def test_passwords_are_kept_as_argon2id(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = list(desk.PASSWORD_HASHERS)
    kept = make_password(PASSWORD)
    assert kept.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert check_password(PASSWORD, kept)
