"""Signing in with OpenID Connect, against a provider that really runs, and that can lie."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client, override_settings

from tests.desk.accounts.provider import CLIENT, OTHER_KEY, SECRET, Provider, running
from tests.desk.accounts.record import kinds, last_event
from tests.desk.people import Standing
from touchstone.desk.accounts.models import Person
from touchstone.desk.frontdoor.openid import providers

pytestmark = pytest.mark.enable_socket
LOGIN = "/accounts/oidc/office/login/"


@pytest.fixture
def provider(tmp_path: Path, db: None) -> Iterator[Provider]:
    with running() as provider:
        row = {"provider_id": "office", "name": "Office", "client_id": CLIENT, "secret": SECRET}
        file = tmp_path / "oidc.json"
        file.write_text(json.dumps([{**row, "server_url": provider.address}]))
        with override_settings(SOCIALACCOUNT_PROVIDERS=providers(str(file))):
            yield provider


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def agree(browser: Client) -> str:
    """Start at the desk and agree at the provider: the address at which the browser comes back."""
    asking = urlsplit(browser.post(LOGIN).headers["Location"])
    connection = HTTPConnection(str(asking.hostname), int(asking.port or 0))
    connection.request("GET", f"{asking.path}?{asking.query}")
    back = connection.getresponse().headers["Location"]
    connection.close()
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def sign_in(browser: Client) -> HttpResponse:
    return browser.get(agree(browser))


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def test_who_was_invited_comes_in_and_is_linked(provider: Provider, browser: Client, owner: Standing) -> None:
    assert sign_in(browser).status_code == 302
    assert is_in(browser)
    assert kinds() == ["accounts.sign_in_linked", "accounts.signed_in"]
    assert last_event().data == {"methods": ["socialaccount"]}
    assert SocialAccount.objects.get().user_id == owner.person.pk


def test_the_second_time_the_link_counts_and_not_the_address(
    provider: Provider, browser: Client, owner: Standing
) -> None:
    sign_in(browser)
    provider.person["email"] = "somebody.else@example.org"
    again = Client()
    sign_in(again)
    assert is_in(again)


def test_a_sign_in_there_is_no_second_factor_here(provider: Provider, browser: Client, owner: Standing) -> None:
    assert sign_in(browser).headers["Location"] == "/accounts/2fa/"


def test_who_was_not_invited_is_told_what_to_do(provider: Provider, browser: Client, owner: Standing) -> None:
    provider.person["email"] = "eve@example.org"
    answer = sign_in(browser)
    assert answer.status_code == 403
    assert b"There is no account for you" in answer.content
    assert b"invite you" in answer.content
    assert not is_in(browser)
    assert Person.objects.count() == 1


@pytest.mark.parametrize("claim", [False, None, "true", 1])
def test_an_address_that_was_not_verified_proves_nothing(
    provider: Provider, browser: Client, owner: Standing, claim: Any
) -> None:
    provider.person["email_verified"] = claim
    answer = sign_in(browser)
    assert answer.status_code == 403
    assert b"verified" in answer.content
    assert not is_in(browser)


LIES: dict[str, dict[str, Any]] = {
    "another nonce": {"claims": {"nonce": "another"}},
    "no nonce": {"claims": {"nonce": None}},
    "another issuer": {"claims": {"iss": "http://127.0.0.1:1"}},
    "another audience": {"claims": {"aud": "another-client"}},
    "an expired token": {"claims": {"exp": 1}},
    "another key": {"key": OTHER_KEY},
    "no signature": {"key": None, "algorithm": "none"},
    "a signature with the public words": {"key": CLIENT.ljust(64, "."), "algorithm": "HS256"},
    "an unknown key": {"header": {"kid": "two"}},
    "no key named": {"header": {}},
    "another person in the user info": {"userinfo": {"sub": "eve-1"}},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_of_the_provider_is_refused(provider: Provider, browser: Client, owner: Standing, lie: str) -> None:
    for name, value in LIES[lie].items():
        setattr(provider, name, value)
    assert sign_in(browser).status_code in (401, 403)
    assert not is_in(browser)
    assert not SocialAccount.objects.exists()


def test_a_state_that_this_browser_never_had_is_refused(provider: Provider, browser: Client, owner: Standing) -> None:
    back = agree(browser)
    victim = Client()
    assert victim.get(back).status_code in (401, 403)
    assert not is_in(victim)


def test_an_answer_works_once(provider: Provider, browser: Client, owner: Standing) -> None:
    back = agree(browser)
    browser.get(back)
    browser.post("/accounts/logout/")
    assert browser.get(back).status_code in (401, 403)
    assert not is_in(browser)


def test_a_code_of_somebody_else_is_refused(provider: Provider, browser: Client, owner: Standing) -> None:
    theirs, ours = agree(browser), Client()
    back = urlsplit(agree(ours))
    code = parse_qs(urlsplit(theirs).query)["code"][0]
    state = parse_qs(back.query)["state"][0]
    assert ours.get(f"{back.path}?code={code}&state={state}").status_code in (401, 403)
    assert not is_in(ours)


def test_a_closed_account_does_not_come_in(provider: Provider, browser: Client, owner: Standing) -> None:
    sign_in(browser)
    Person.objects.update(is_active=False)
    late = Client()
    sign_in(late)
    assert not is_in(late)


def test_an_unknown_provider_is_not_there(provider: Provider, browser: Client) -> None:
    assert browser.post("/accounts/oidc/nobody/login/").status_code == 404
    assert browser.get("/accounts/oidc/nobody/login/callback/").status_code == 404
