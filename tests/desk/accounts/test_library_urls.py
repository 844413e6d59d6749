"""The pages of the account library: declared, limited, and shut where nobody needs them."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tests.desk.accounts.authenticator_app import signed_in
from tests.desk.people import Standing
from touchstone.desk.accounts.library_urls import declared


def test_a_page_that_no_row_names_stops_the_desk() -> None:
    def new(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    with pytest.raises(ImproperlyConfigured, match="brand_new_page"):
        declared([path("new/", new, name="brand_new_page")])


@pytest.mark.parametrize("page", ["signup/", "email/", "confirm-email/", "3rdparty/signup/", "login/code/confirm/"])
def test_a_shut_page_is_like_none(db: None, page: str) -> None:
    browser = Client(headers={"accept-language": "en"})
    shut, none = browser.get(f"/accounts/{page}"), browser.get("/accounts/never-was/")
    assert (shut.status_code, shut.content) == (none.status_code, none.content)


def test_too_many_sign_ins_from_one_address_are_refused(owner: Standing, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "5/m/ip"}
    answers = [signed_in(owner).get("/account/").status_code for _ in range(5)]
    assert set(answers) == {200}
    late = Client().post("/accounts/login/", {"login": "eve@example.org", "password": "x"})
    assert late.status_code == 429


def test_sessions_elsewhere_are_shown_and_ended(owner: Standing) -> None:
    here, there = signed_in(owner), signed_in(owner)
    assert len(here.get("/accounts/sessions/").context["sessions"]) == 2
    here.post("/accounts/sessions/")
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
