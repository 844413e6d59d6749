"""Messages to the reader become toasts."""

from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

from touchstone.desk.frontdoor.components.messages import message_tone, say, undo_address


def request_with_messages() -> HttpRequest:
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def said(request: HttpRequest) -> Message:
    return next(iter(request._messages))  # type: ignore[attr-defined, no-any-return]


def test_a_message_carries_where_to_take_it_back() -> None:
    request = request_with_messages()
    say(request, "Lead dismissed.", undo="/leads/x/restore")
    assert undo_address(said(request)) == "/leads/x/restore"


def test_a_message_without_undo_has_none() -> None:
    request = request_with_messages()
    say(request, "Saved.")
    assert undo_address(said(request)) == ""


def test_other_tags_are_no_address() -> None:
    assert undo_address(Message(20, "x", extra_tags="safe")) == ""


def test_an_error_has_the_tone_of_danger() -> None:
    assert message_tone(Message(40, "x")) == "danger"
    assert message_tone(Message(25, "x")) == "success"
