"""API keys on the screen."""

from tests.desk.people import Standing
from touchstone.desk.accounts.models import ApiKey

NEW = {"name": "Nightly", "scopes": ["record.view"], "days": "30"}


def test_the_token_is_shown_once(owner: Standing) -> None:
    browser = owner.client()
    token = browser.post("/account/keys/", NEW).context["token"]
    assert token.startswith("tst_")
    later = browser.get("/account/keys/").content
    assert b"Nightly" in later
    assert token.encode() not in later


def test_the_page_with_the_token_is_not_kept_by_anybody(owner: Standing) -> None:
    answer = owner.client().post("/account/keys/", NEW)
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_one_may_not_do_is_no_choice(owner: Standing) -> None:
    answer = owner.client().post("/account/keys/", {**NEW, "scopes": ["ledger.view"]})
    assert answer.status_code == 422
    assert not ApiKey.objects.exists()


def test_a_key_is_revoked(owner: Standing) -> None:
    browser = owner.client()
    browser.post("/account/keys/", NEW)
    key = ApiKey.objects.get()
    assert browser.post(f"/account/keys/{key.public_id}/revoke").status_code == 302
    assert b"revoked" in browser.get("/account/keys/").content
