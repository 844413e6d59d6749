"""Invitations on the screen: the link, the new account, the account that is there."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.desk.accounts.post import Post
from tests.desk.people import Standing
from touchstone.desk.accounts.actions.invitations import invite, send_again
from touchstone.desk.accounts.models import Invitation, Membership, Person

ACCEPT = "/invitations/accept/"
NEW = {"name": "Dee", "password": "another long sentence"}


def link(by: Standing, post: Post, email: str = "dee@example.org") -> str:
    """The address in the mail, without the desk's own."""
    asked = {"organisation": by.organisation, "email": email, "name": "Dee", "role": "right_holder"}
    invite(**asked, by=by.actor, now=timezone.now())
    return post.last.values["url"].removeprefix("http://127.0.0.1:8000")


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def test_the_token_leaves_the_address_bar_at_once(owner: Standing, post: Post, browser: Client) -> None:
    assert browser.get(link(owner, post)).headers["Location"] == ACCEPT
    page = browser.get(ACCEPT).content
    assert b"Brand House" in page
    assert post.last.token.encode() not in page


def test_a_new_person_signs_in_with_the_new_account(owner: Standing, post: Post, browser: Client) -> None:
    browser.get(link(owner, post))
    assert browser.post(ACCEPT, NEW).headers["Location"] == "/accounts/login/"
    browser.post("/accounts/login/", {"login": "dee@example.org", "password": NEW["password"]})
    assert browser.get("/account/").status_code == 200


@pytest.mark.parametrize("weak", ["short", "dee@example.org", "qwertyuiop12"])
def test_a_weak_password_makes_no_account(owner: Standing, post: Post, browser: Client, weak: str) -> None:
    browser.get(link(owner, post))
    answer = browser.post(ACCEPT, {"name": "Dee", "password": weak})
    assert answer.status_code == 422
    assert not Person.objects.filter(email="dee@example.org").exists()


def test_who_has_an_account_signs_in_first(owner: Standing, stranger: Standing, post: Post, browser: Client) -> None:
    browser.get(link(owner, post, stranger.person.email))
    assert browser.get(ACCEPT).headers["Location"] == f"/accounts/login/?next={ACCEPT}"
    assert browser.post(ACCEPT, NEW).status_code == 302
    assert Membership.objects.filter(person=stranger.person).count() == 2


def test_who_is_signed_in_joins_and_acts_for_it(owner: Standing, stranger: Standing, post: Post) -> None:
    browser = stranger.client()
    browser.get(link(owner, post, stranger.person.email))
    assert browser.post(ACCEPT).headers["Location"] == "/account/"
    page = browser.get(f"/organisations/{owner.organisation.public_id}/")
    assert page.status_code == 200


def test_an_invitation_for_somebody_else_is_refused(owner: Standing, stranger: Standing, post: Post) -> None:
    browser = stranger.client()
    browser.get(link(owner, post))
    answer = browser.post(ACCEPT, NEW)
    assert answer.status_code == 403
    assert b"another account" in answer.content


def test_a_link_that_nobody_sent_and_one_that_is_over_are_answered_alike(
    owner: Standing, post: Post, browser: Client
) -> None:
    over = link(owner, post)
    Invitation.objects.update(withdrawn_at=timezone.now(), withdrawn_by="per_x")
    answers = [browser.get(path) for path in (over, "/join/never-sent/")]
    assert [answer.status_code for answer in answers] == [410, 410]
    assert answers[0].content == answers[1].content


def test_an_administrator_sends_again_and_withdraws(owner: Standing, post: Post) -> None:
    link(owner, post)
    sent, browser = Invitation.objects.get(), owner.client()
    page = f"/organisations/{owner.organisation.public_id}/"
    assert browser.post(f"/invitations/{sent.public_id}/send").headers["Location"] == page
    assert len(post.mails) == 2
    browser.post(f"/invitations/{sent.public_id}/withdraw")
    assert b"dee@example.org" not in browser.get(page).content


def test_who_opened_the_first_link_cannot_join_once_it_was_sent_again(
    owner: Standing, post: Post, browser: Client
) -> None:
    browser.get(link(owner, post))
    send_again(invitation=Invitation.objects.get(), by=owner.actor, now=timezone.now())
    assert browser.post(ACCEPT, NEW).status_code == 410
    assert not Person.objects.filter(email="dee@example.org").exists()
