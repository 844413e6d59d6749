"""Signing in with a password: what is let in, what is refused, and what the record keeps."""

import re
from datetime import timedelta
from typing import ClassVar

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher as QuickHasher
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.accounts.post import Post
from tests.desk.accounts.record import kinds, last_event, personal
from tests.desk.people import PASSWORD, Standing
from touchstone.desk.accounts import mailing
from touchstone.desk.accounts.models import SignInGate
from touchstone.desk.audit.models import EventSubject
from touchstone.desk.delivery import outbox

LOGIN = "/accounts/login/"
WHO_ASKS = {
    "name": "Lark Trading",
    "kind": "seller",
    "country": "other",
    "registration_number": "",
    "why": "We sell lamps and were asked to answer a complaint.",
    "contact_name": "Eve",
}


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def sign_in(browser: Client, email: str = "ada@example.org", password: str = PASSWORD) -> bytes:
    answer = browser.post(LOGIN, {"login": email, "password": password}, follow=False)
    return b"" if answer.status_code == 302 else answer.content


def test_who_signs_in_is_in_the_record_and_the_address_can_be_forgotten(owner: Standing, browser: Client) -> None:
    assert sign_in(browser) == b""
    assert (last_event().kind, last_event().person) == ("accounts.signed_in", owner.person.public_id)
    assert last_event().data == {"methods": ["password"]}
    assert personal(last_event()) == {"address": "127.0.0.1"}


def test_whose_role_needs_a_second_factor_is_led_to_its_set_up(owner: Standing, browser: Client) -> None:
    answer = browser.post(LOGIN, {"login": "ada@example.org", "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/2fa/"
    assert browser.get("/organisations/").headers["Location"] == "/accounts/2fa/"


def test_who_signs_out_is_in_the_record(owner: Standing, browser: Client) -> None:
    sign_in(browser)
    browser.post("/accounts/logout/")
    assert kinds()[-1] == "accounts.signed_out"
    assert browser.get("/account/").status_code == 302


def test_a_wrong_password_is_in_the_record_of_the_account(owner: Standing, browser: Client) -> None:
    sign_in(browser, password="wrong wrong wrong")
    event = last_event()
    assert (event.kind, event.person, event.data) == ("accounts.sign_in_failed", "", {"failures": 1})
    assert EventSubject.objects.filter(sequence=event.sequence, subject=owner.person.public_id).exists()


def test_an_unknown_account_is_answered_alike(owner: Standing, browser: Client) -> None:
    known = sign_in(browser, password="wrong wrong wrong")
    unknown = sign_in(browser, "eve@example.org", "wrong wrong wrong")
    assert b"not correct" in known
    assert _plain(known) == _plain(unknown).replace(b"eve@", b"ada@")


def test_after_five_failures_even_the_right_password_waits(owner: Standing, browser: Client) -> None:
    for _ in range(5):
        sign_in(browser, password="wrong wrong wrong")
    assert kinds()[-1] == "accounts.locked_out"
    assert b"Try again in 1 minute." in sign_in(browser)


def test_an_unknown_account_is_closed_alike(db: None, browser: Client) -> None:
    for _ in range(5):
        sign_in(browser, "eve@example.org", "wrong wrong wrong")
    assert b"Try again in 1 minute." in sign_in(browser, "eve@example.org")
    assert kinds()[-1] == "accounts.locked_out"


def test_after_the_wait_the_right_password_opens_and_forgives(owner: Standing, browser: Client) -> None:
    for _ in range(5):
        sign_in(browser, password="wrong wrong wrong")
    SignInGate.objects.update(closed_until=timezone.now() - timedelta(seconds=1))
    assert sign_in(browser) == b""
    assert set(SignInGate.objects.values_list("failures", flat=True)) == {0, 5}


def test_a_password_set_by_mail_opens_the_gate(owner: Standing, browser: Client, post: Post) -> None:
    for _ in range(5):
        sign_in(browser, password="wrong wrong wrong")
    browser.post("/accounts/password/reset/", {"email": "ada@example.org"})
    assert post.last.kind == "accounts.password_reset"
    form = browser.get(post.last.values["url"].removeprefix("http://127.0.0.1:8000"), follow=True)
    new = {"password1": "another long sentence", "password2": "another long sentence"}
    browser.post(form.request["PATH_INFO"], new)
    assert "accounts.password_changed" in kinds()
    assert post.last.kind == "accounts.security_notice"
    assert sign_in(browser, password="another long sentence") == b""


@pytest.mark.parametrize("host", ["localhost:6666", "127.0.0.1:1", "[::1]:9"])
def test_the_link_in_a_mail_leads_to_this_desk_whatever_host_was_asked(
    owner: Standing, browser: Client, post: Post, host: str
) -> None:
    browser.post("/accounts/password/reset/", {"email": "ada@example.org"}, headers={"host": host})
    assert post.last.values["url"].startswith("http://127.0.0.1:8000/accounts/password/reset/key/")


def test_a_reset_for_an_unknown_address_is_answered_alike(owner: Standing, browser: Client, post: Post) -> None:
    known = browser.post("/accounts/password/reset/", {"email": "ada@example.org"})
    unknown = browser.post("/accounts/password/reset/", {"email": "eve@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [mail.kind for mail in post.mails] == ["accounts.password_reset", "accounts.unknown_account"]


@pytest.mark.parametrize(
    ("page", "field"), [(LOGIN, "login"), ("/accounts/password/reset/", "email"), ("/access/", "contact_email")]
)
def test_an_unknown_address_costs_as_much_of_the_database(
    owner: Standing, browser: Client, monkeypatch: pytest.MonkeyPatch, page: str, field: str
) -> None:
    monkeypatch.setattr(mailing, "_senders", [outbox.mail])
    asked = {"password": "wrong wrong wrong", **WHO_ASKS}
    costs = []
    for email in ("first@example.org", "ada@example.org", "eve@example.org"):
        with CaptureQueriesContext(connection) as queries:
            browser.post(page, asked | {field: email})
        costs.append([_shape(query["sql"]) for query in queries])
    assert len(costs[1]) > 5
    assert costs[1] == costs[2]


def test_a_closed_account_does_not_come_in(owner: Standing, browser: Client) -> None:
    owner.person.is_active = False
    owner.person.save()
    sign_in(browser)
    assert browser.get("/account/").status_code == 302


class CountingHasher(QuickHasher):
    """A real hasher that counts what it is asked to hash."""

    seen: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        self.seen.append(password)
        return str(super().encode(password, salt))


def test_an_unknown_account_costs_as_many_hashes(owner: Standing, browser: Client) -> None:
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.CountingHasher"]):
        owner.person.set_password(PASSWORD)
        owner.person.save()
        counts = []
        for email in ("ada@example.org", "eve@example.org"):
            CountingHasher.seen.clear()
            sign_in(browser, email, "wrong wrong wrong")
            counts.append(len(CountingHasher.seen))
    assert counts == [1, 1]


def test_a_new_password_ends_the_other_sessions(owner: Standing) -> None:
    here, there = owner.client(), owner.client()
    assert there.get("/account/").status_code == 200
    change = {"oldpassword": PASSWORD, "password1": "another long sentence", "password2": "another long sentence"}
    here.post("/accounts/password/change/", change)
    assert there.get("/account/").status_code == 302
    assert "accounts.password_changed" in kinds()


@pytest.mark.parametrize("weak", ["short", "ada@example.org", "password1234", "adaadaadaada"[:11]])
def test_a_weak_password_is_refused_with_its_reason(owner: Standing, weak: str) -> None:
    change = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    answer = owner.client().post("/accounts/password/change/", change)
    assert answer.context["form"].errors["password1"]
    owner.person.refresh_from_db()
    assert owner.person.check_password(PASSWORD)


def _plain(page: bytes) -> bytes:
    return b"\n".join(line for line in page.splitlines() if b"csrf" not in line)


def _shape(sql: str) -> str:
    """The verb and the table of a statement, without what it asks for."""
    table = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)
    return f"{sql.split()[0]} {table[1] if table else ''}"
