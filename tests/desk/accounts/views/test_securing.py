"""Helping a member's account on the screen."""

from allauth.mfa.models import Authenticator

from tests.desk.accounts.record import kinds
from tests.desk.people import Standing


def page(member: Standing) -> str:
    return f"/organisations/{member.organisation.public_id}/members/{member.person.public_id}/"


def test_an_administrator_ends_the_sessions_of_a_member(owner: Standing, colleague: Standing) -> None:
    answer = owner.client().post(page(colleague) + "sessions/end", {"reason": "The laptop was stolen."}, follow=True)
    assert answer.status_code == 200
    assert kinds()[-1] == "accounts.sessions_ended"


def test_a_supervisor_removes_a_lost_factor_and_manages_no_roles(supervisor: Standing, owner: Standing) -> None:
    Authenticator.objects.create(user=owner.person, type="webauthn", data={"name": "Key"})
    shown = supervisor.client().get(page(owner)).content
    assert b"factors/remove" in shown
    assert b"/roles" not in shown.replace(b"about/roles", b"")
    supervisor.client().post(page(owner) + "factors/remove", {"reason": "Called from the number on file."})
    assert not Authenticator.objects.exists()


def test_without_a_reason_nothing_happens(owner: Standing, colleague: Standing) -> None:
    assert owner.client().post(page(colleague) + "sessions/end", {"reason": " "}).status_code == 422
    assert "accounts.sessions_ended" not in kinds()


def test_what_is_not_there_is_not_offered(owner: Standing, colleague: Standing) -> None:
    assert b"factors/remove" not in owner.client().get(page(colleague)).content
    assert b"sessions/end" not in owner.client().get(page(owner)).content
