"""Mails speak the reader's language, carry no foreign header, escape what people wrote, and say how to stop them."""

import smtplib
from typing import Any

import pytest
from django.core import mail as box
from django.core.mail import EmailMultiAlternatives
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.delivery.sending import MUST, NEWS, Clock, make_sender
from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.delivering import deliver_due
from touchstone.desk.delivery.letters import LONGEST_SUBJECT, Letter, compose, one_line
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.outbox import mail, tell

SITE = "https://desk.example.org"


def letter(kind: MessageKind = NEWS, language: str = "en", **values: str) -> Letter:
    """The letter of a kind with these values."""
    filled = {"who": "Ada", "subject": "Brand House", **values}
    return compose(kind, message_id="msg_1", language=language, values=filled, site=SITE)


def test_a_letter_says_it_twice_in_text_and_html() -> None:
    found = letter()
    assert found.subject == "News of Brand House"
    assert "Ada changed Brand House." in found.text
    assert "<p>Ada changed Brand House.</p>" in found.html


@given(st.text(max_size=80))
def test_no_value_adds_a_header(text: str) -> None:
    subject = letter(subject=text).subject
    message = EmailMultiAlternatives(subject, "", "a@example.org", ["b@example.org"]).message()
    assert "\n" not in subject
    assert len(subject) <= LONGEST_SUBJECT
    assert message["To"] == "b@example.org"


@pytest.mark.parametrize("text", ["a\r\nBcc: x@example.org", "a\u2028b", "a\x00b", "a\u202eb", "a\x85b"])
def test_signs_that_steer_become_spaces(text: str) -> None:
    assert one_line(text) in ("a Bcc: x@example.org", "a b")


def test_what_people_wrote_is_escaped_in_html_and_plain_in_text() -> None:
    found = letter(who="<script>&")
    assert "<script>" not in found.html
    assert "&lt;script&gt;&amp; changed" in found.html
    assert "<script>& changed" in found.text


def test_a_kind_that_may_be_muted_says_where() -> None:
    found = letter()
    assert found.headers["List-Unsubscribe"] == f"<{SITE}/inbox/settings/>"
    assert f"{SITE}/inbox/settings/" in found.text + found.html


def test_a_kind_that_must_be_known_does_not() -> None:
    found = letter(MUST)
    assert "List-Unsubscribe" not in found.headers
    assert "settings" not in found.text + found.html


def test_the_html_names_its_language() -> None:
    assert '<html lang="zh-hans">' in letter(language="zh-hans").html


@pytest.mark.django_db
def test_a_letter_is_sent_once_and_known_by_its_id(owner: Standing, clock: Clock) -> None:
    tell(NEWS.key, owner.organisation, people=[owner.person], values={"who": "A", "subject": "B"}, now=NOW)
    assert deliver_due(make_sender(clock)) == 1
    message = Message.objects.get()
    assert (message.state, message.content) == (State.DONE, "")
    assert box.outbox[0].to == [owner.person.email]
    assert box.outbox[0].extra_headers["Message-ID"].startswith(f"<{message.public_id}@")


REFUSED = smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"unknown")})
LATER = smtplib.SMTPRecipientsRefused({"a@example.org": (450, b"busy")})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (REFUSED, State.DEAD, "mail_refused"),
        (LATER, State.PENDING, "mail_not_taken"),
        (smtplib.SMTPServerDisconnected(), State.PENDING, "mail_not_taken"),
        (ConnectionRefusedError(), State.PENDING, "mail_not_taken"),
    ],
)
def test_a_mail_server_that_fails_is_asked_again(
    error: Exception, state: str, reason: str, owner: Standing, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(self: EmailMultiAlternatives, **options: Any) -> int:
        raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    tell(MUST.key, owner.organisation, people=[owner.person], values={"who": "A"}, now=NOW)
    deliver_due(make_sender(clock))
    assert list(Message.objects.values_list("state", "last_reason")) == [(state, reason)]


@pytest.mark.django_db
def test_a_secret_that_nobody_took_is_not_kept(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def send(self: EmailMultiAlternatives, **options: Any) -> int:
        raise REFUSED

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    mail("accounts.password_reset", "ada@example.org", "en", {"url": "https://desk.example.org/token"}, NOW)
    deliver_due(make_sender(clock))
    assert list(Message.objects.values_list("state", "content")) == [(State.DEAD, "")]
