"""Second factors as they come and go."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.mfa.models import Authenticator

from tests.desk.accounts.authenticator_app import SET_UP, code, set_up, signed_in
from tests.desk.accounts.post import Post
from tests.desk.accounts.record import kinds, last_event
from tests.desk.people import PASSWORD, Standing


def test_setting_one_up_asks_for_the_password_again(owner: Standing) -> None:
    answer = signed_in(owner).get(SET_UP)
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")


def test_after_the_set_up_the_session_is_strong(
    owner: Standing, post: Post, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    browser = signed_in(owner)
    assert browser.get("/organisations/").status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        set_up(browser)
    assert browser.get("/organisations/").status_code == 200
    assert kinds()[-1] == "accounts.factor_added"
    assert post.last.kind == "accounts.security_notice"


def test_the_next_sign_in_asks_for_the_code(owner: Standing) -> None:
    secret = set_up(signed_in(owner))
    browser = signed_in(owner)
    assert browser.get("/account/").status_code == 302
    browser.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert browser.get("/organisations/").status_code == 200
    assert last_event().data == {"methods": ["mfa", "password"]}


def test_a_wrong_code_adds_nothing(owner: Standing) -> None:
    browser = signed_in(owner)
    browser.post(f"/accounts/reauthenticate/?next={SET_UP}", {"password": PASSWORD})
    browser.get(SET_UP)
    browser.post(SET_UP, {"code": "000000"})
    assert not Authenticator.objects.exists()
    assert browser.get("/organisations/").status_code == 302


def test_removing_the_last_one_makes_the_session_weak_and_ends_the_others(owner: Standing) -> None:
    browser = signed_in(owner)
    set_up(browser)
    other = owner.client()
    assert other.get("/account/").status_code == 200
    browser.post("/accounts/2fa/totp/deactivate/")
    assert kinds()[-1] == "accounts.factor_removed"
    assert browser.get("/account/").status_code == 200
    assert browser.get("/organisations/").headers["Location"] == "/accounts/2fa/"
    assert other.get("/account/").status_code == 302


@pytest.mark.parametrize("page", ["/accounts/2fa/", "/accounts/sessions/", "/account/"])
def test_the_own_account_stays_open_without_one(owner: Standing, page: str) -> None:
    assert signed_in(owner).get(page).status_code == 200


def test_a_seller_needs_none(seller_standing: Standing) -> None:
    assert signed_in(seller_standing).get("/organisations/").status_code == 200
