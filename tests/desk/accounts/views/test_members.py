"""Members on the screen."""

from tests.desk.accounts.post import Post
from tests.desk.people import Standing
from touchstone.desk.accounts.models import Invitation, Membership


def page(owner: Standing, member: Standing) -> str:
    return f"/organisations/{owner.organisation.public_id}/members/{member.person.public_id}/"


def test_an_invitation_goes_out_in_the_chosen_language(owner: Standing, post: Post) -> None:
    form = {"name": "Dee", "email": "dee@example.org", "role": "right_holder", "language": "en"}
    answer = owner.client().post(f"/organisations/{owner.organisation.public_id}/invite", form)
    assert answer.status_code == 302
    assert post.last.language == "en"
    assert post.last.values["role"] == "Right holder or agent"


def test_a_role_of_another_kind_cannot_be_chosen(owner: Standing) -> None:
    form = {"name": "Dee", "email": "dee@example.org", "role": "supervisor", "language": "en"}
    answer = owner.client().post(f"/organisations/{owner.organisation.public_id}/invite", form)
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_only_roles_that_are_not_held_are_offered(owner: Standing, colleague: Standing) -> None:
    answer = owner.client().get(page(owner, colleague))
    assert [key for key, _ in answer.context["form"].fields["role"].choices] == ["administrator"]


def test_a_role_is_given_and_ended(owner: Standing, colleague: Standing) -> None:
    browser = owner.client()
    browser.post(page(owner, colleague) + "roles", {"role": "administrator"})
    held = Membership.objects.get(person=colleague.person, role="administrator")
    assert held.ended_at is None
    browser.post(f"/memberships/{held.public_id}/end")
    held.refresh_from_db()
    assert held.ended_by == owner.person.public_id


def test_a_role_that_is_none_is_refused_with_its_reason(owner: Standing, colleague: Standing) -> None:
    answer = owner.client().post(page(owner, colleague) + "roles", {"role": "emperor"})
    assert answer.status_code == 422
    assert b"emperor" in answer.content


def test_a_membership_is_ended(owner: Standing, colleague: Standing) -> None:
    assert owner.client().post(page(owner, colleague) + "end").status_code == 302
    assert owner.client().get(page(owner, colleague)).status_code == 404


def test_nobody_is_offered_a_role_of_ones_own(owner: Standing) -> None:
    assert b"ask another administrator" in owner.client().get(page(owner, owner)).content
