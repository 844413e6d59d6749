"""What a session shows is kept by nobody."""

import pytest
from django.test import Client

from tests.desk.people import Standing

pytestmark = pytest.mark.django_db
PAGES = ["/", "/account/", "/inbox/", "/evidence/", "/organisations/", "/account/keys/", "/not-there", "/api/v1/me"]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_a_session_is_kept(owner: Standing, page: str) -> None:
    assert "no-store" in owner.client().get(page).headers["Cache-Control"]


def test_signing_out_takes_everything_out_of_the_browser(owner: Standing) -> None:
    client = owner.client()
    assert "Clear-Site-Data" not in client.get("/account/").headers
    assert client.post("/accounts/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_visitor_has_nothing_to_forget(client: Client) -> None:
    assert "Clear-Site-Data" not in client.get("/accounts/login/").headers
