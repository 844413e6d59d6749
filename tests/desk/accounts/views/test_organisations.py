"""Organisations on the screen."""

from tests.desk.people import Standing, make_organisation
from touchstone.desk.accounts.views import organisations


def shown(standing: Standing, query: str = "") -> list[str]:
    """The names in the list."""
    return [each.name for each in standing.client().get(f"/organisations/{query}").context["organisations"]]


def test_a_member_finds_the_own_organisation_only(owner: Standing, stranger: Standing) -> None:
    assert shown(owner) == ["Brand House"]
    assert shown(owner, "?q=Other") == []


def test_a_supervisor_finds_all_by_name_code_and_kind(supervisor: Standing, owner: Standing) -> None:
    owner.organisation.registration_number = "91350100M000100Y43"
    owner.organisation.save()
    assert shown(supervisor) == ["Brand House", "Marketplace"]
    assert shown(supervisor, "?q=market") == ["Marketplace"]
    assert shown(supervisor, "?q=91350100m000100y43") == ["Brand House"]
    assert shown(supervisor, "?kind=right_holder") == ["Brand House"]


def test_pages_follow_each_other_without_gap_or_repeat(supervisor: Standing) -> None:
    for number in range(organisations.PAGE + 20):
        make_organisation(f"House {number % 7}", "seller")
    first = supervisor.client().get("/organisations/")
    second = supervisor.client().get(f"/organisations/?cursor={first.context['page']['next']}")
    seen = [each.public_id for page in (first, second) for each in page.context["organisations"]]
    assert len(seen) == len(set(seen)) == organisations.PAGE + 21
    assert second.context["page"]["next"] == ""


def test_a_wrong_code_is_refused_beside_its_field(owner: Standing) -> None:
    page = f"/organisations/{owner.organisation.public_id}/edit"
    answer = owner.client().post(page, {"name": "Brand House", "registration_number": "91350100M000100Y44"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["registration_number"]


def test_a_right_code_is_kept_without_spaces(owner: Standing) -> None:
    page = f"/organisations/{owner.organisation.public_id}/edit"
    code = {"name": "Brand House", "registration_number": " 91350100 M000100Y43 ", "website": "brand.example"}
    assert owner.client().post(page, code).status_code == 302
    owner.organisation.refresh_from_db()
    assert owner.organisation.registration_number == "91350100M000100Y43"
    assert owner.organisation.website == "https://brand.example"


def test_a_colleague_sees_members_but_no_invitations(owner: Standing, colleague: Standing) -> None:
    answer = colleague.client().get(f"/organisations/{owner.organisation.public_id}/")
    assert [member.person.name for member in answer.context["members"]] == ["Ada", "Bo"]
    assert not answer.context["invitations"]
    assert b"/invite" not in answer.content
