"""The own account on the screen."""

import pytest
from django.test import Client

from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.models import Membership, Organisation


def acting_for(browser: Client) -> str:
    return str(browser.get("/account/").context["acting_for"])


def test_a_person_of_two_organisations_acts_for_the_one_it_chose(owner: Standing, other_house: Organisation) -> None:
    Membership.objects.create(person=owner.person, organisation=other_house, role="right_holder", created_at=NOW)
    browser = owner.client()
    answer = browser.post("/account/acting-for", {"organisation": other_house.public_id, "next": "/organisations/"})
    assert answer.headers["Location"] == "/organisations/"
    assert acting_for(browser) == other_house.public_id
    assert [each.name for each in browser.get("/organisations/").context["organisations"]] == ["Other House"]


def test_nobody_acts_for_an_organisation_elsewhere(owner: Standing, other_house: Organisation) -> None:
    browser = owner.client()
    assert browser.post("/account/acting-for", {"organisation": other_house.public_id}).status_code == 404
    assert acting_for(browser) == owner.organisation.public_id


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_no_other_site_is_gone_back_to(owner: Standing, target: str) -> None:
    answer = owner.client().post("/account/language", {"language": "en", "next": target})
    assert answer.headers["Location"] == "/"


def test_a_person_keeps_its_language(owner: Standing) -> None:
    browser = owner.client()
    browser.post("/account/language", {"language": "zh-hans"})
    owner.person.refresh_from_db()
    assert owner.person.language == "zh-hans"
    assert browser.get("/account/").headers["Content-Language"] == "zh-hans"


def test_a_visitor_keeps_it_in_a_cookie(db: None) -> None:
    browser = Client(headers={"accept-language": "zh"})
    assert browser.get("/about/roles").headers["Content-Language"] == "zh-hans"
    answer = browser.post("/account/language", {"language": "en"})
    assert answer.cookies["django_language"]["samesite"] == "Lax"
    assert browser.get("/about/roles").headers["Content-Language"] == "en"


def test_a_language_that_the_desk_does_not_speak_is_refused(db: None) -> None:
    assert Client().post("/account/language", {"language": "tlh"}).status_code == 404


def test_the_name_changes_and_the_address_does_not(owner: Standing) -> None:
    form = {"name": "Ada L.", "language": "en", "email": "eve@example.org"}
    assert owner.client().post("/account/", form).status_code == 302
    owner.person.refresh_from_db()
    assert (owner.person.name, owner.person.email) == ("Ada L.", "ada@example.org")


def test_an_empty_name_is_refused(owner: Standing) -> None:
    assert owner.client().post("/account/", {"name": " ", "language": "en"}).status_code == 422
