"""Who asks twice is pointed out."""

import pytest

from tests.desk.accounts.access.asking import CODE, make_request
from tests.desk.people import Standing, make_organisation
from touchstone.desk.accounts.access.queries.duplicates import duplicates_of, folded

pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brand House", "brand  house"),
        ("ＡＢＣ公司", "ABC公司"),
        ("Ｂｒａｎｄ House", "BRAND HOUSE"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_that_differ_in_case_width_or_spaces_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_the_same_code_and_the_same_name_are_found(supervisor: Standing) -> None:
    request = make_request("Brand House", registration_number=CODE)
    by_name = make_request("brand HOUSE", registration_number="", is_chinese=False, contact_email="b@example.org")
    by_code = make_request("Quite Another", registration_number=CODE, contact_email="c@example.org")
    make_request("Unlike", registration_number="", is_chinese=False, contact_email="d@example.org")
    house = make_organisation("BRAND House", "right_holder")
    found = duplicates_of(supervisor.actor, request)
    assert set(found.requests) == {by_name, by_code}
    assert set(found.organisations) == {house}


def test_a_request_without_a_code_is_not_alike_to_every_other_without(supervisor: Standing) -> None:
    request = make_request("One", registration_number="", is_chinese=False)
    make_request("Two", registration_number="", is_chinese=False, contact_email="b@example.org")
    assert not duplicates_of(supervisor.actor, request)


def test_who_may_not_see_requests_is_told_of_none(owner: Standing) -> None:
    request = make_request()
    make_request(contact_email="b@example.org")
    assert duplicates_of(owner.actor, request).requests == ()
