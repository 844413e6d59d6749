"""No name of an encoding brings the desk down."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.frontdoor.content_type import UNREAD, readable_type

FORM = "application/x-www-form-urlencoded"
CODECS = ["idna", "zip", "hex", "rot13", "undefined", "punycode", "utf-7", "utf-16", "none-such"]


def request_of(kind: str) -> WSGIRequest:
    environ = RequestFactory().get("/?q=%41&cursor=%FF").environ
    return WSGIRequest({**environ, "CONTENT_TYPE": readable_type(kind)})


@pytest.mark.parametrize(
    "kind", ["", FORM, f"{FORM}; charset=UTF-8", 'multipart/form-data; boundary="x"', 'text/csv; charset="utf-8"']
)
def test_what_is_utf8_is_passed_on_as_it_came(kind: str) -> None:
    assert readable_type(kind) == kind


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("form", ["; charset={}", '; Charset="{}"', "; charset*=utf-8''{}", "; charset*={}''x"])
def test_what_is_not_is_read_by_nobody_and_fails_nowhere(codec: str, form: str) -> None:
    kind = FORM + form.format(codec)
    assert readable_type(kind) == UNREAD
    assert request_of(kind).GET["q"] == "A"


@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_any_parameters_can_be_asked_about(text: str) -> None:
    assert request_of(f"{FORM}; {text}").GET["q"] == "A"
