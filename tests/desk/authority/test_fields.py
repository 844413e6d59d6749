"""Forms take no text that the API would refuse."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.desk.people import Standing
from touchstone.desk.authority.fields import OneLine

BROKEN = ["a\nBcc: b", "a\r\nb", "a\x1b[31mb", "a\x07", "a\x85b", "a\x7fb"]


@pytest.mark.parametrize("text", BROKEN)
def test_a_line_that_is_none_is_refused(text: str) -> None:
    with override("en"), pytest.raises(ValidationError, match="one line"):
        OneLine().clean(text)


@pytest.mark.parametrize("text", ["Ångström & Söhne", "示范商城（模拟）", " a ", "=1+1", "a\n"])
def test_any_other_line_is_taken_without_the_space_around_it(text: str) -> None:
    assert OneLine().clean(text) == text.strip()


@pytest.mark.django_db
def test_nobody_is_called_by_two_lines(owner: Standing) -> None:
    browser = owner.client()
    assert browser.post("/account/", {"name": BROKEN[0], "language": "en"}).status_code == 422
    house = f"/organisations/{owner.organisation.public_id}/edit"
    assert browser.post(house, {"name": BROKEN[0]}).status_code == 422


@pytest.mark.django_db
def test_a_stranger_puts_no_line_of_their_own_into_our_mails(owner: Standing) -> None:
    asked = {"name": "House", "kind": "research", "country": "other", "why": "x", "contact_email": "eve@example.org"}
    answers = [
        owner.client().post("/access/", {**asked, "contact_name": name}).status_code
        for name in ("Eve", "Eve\nhttp://x")
    ]
    assert answers == [302, 422]
