"""Helping an account that is lost or in wrong hands."""

import pytest
from allauth.mfa.models import Authenticator

from tests.desk.accounts.authenticator_app import set_up, signed_in
from tests.desk.accounts.post import Post
from tests.desk.accounts.record import last_event, personal
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.actions.securing import end_sessions_of, remove_factors
from touchstone.desk.accounts.errors import NoFactorError, OwnAccountError, WorksElsewhereError
from touchstone.desk.accounts.models import Membership, Organisation
from touchstone.desk.authority.errors import NotPermittedError, NotThereError

WHY = "The telephone was lost."


def end(member: Standing, by: Standing) -> None:
    end_sessions_of(organisation=member.organisation, person=member.person, reason=WHY, by=by.actor, now=NOW)


def remove(member: Standing, by: Standing) -> None:
    remove_factors(organisation=member.organisation, person=member.person, reason=WHY, by=by.actor, now=NOW)


def give_factor(standing: Standing) -> None:
    Authenticator.objects.create(user=standing.person, type="totp", data={})


def test_every_session_ends_and_the_person_reads_why(owner: Standing, colleague: Standing, post: Post) -> None:
    browser = colleague.client()
    end(colleague, owner)
    assert browser.get("/account/").status_code == 302
    assert (post.last.kind, post.last.to) == ("accounts.sessions_ended", colleague.person.email)
    assert (post.last.values["reason"], post.last.values["organisation"]) == (WHY, "Brand House")


def test_the_reason_can_be_forgotten_and_the_act_not(owner: Standing, colleague: Standing) -> None:
    give_factor(colleague)
    remove(colleague, owner)
    assert (last_event().kind, last_event().data) == ("accounts.factors_taken", {"factors": ["totp"]})
    assert personal(last_event()) == {"reason": WHY}


def test_a_supervisor_helps_where_an_organisation_cannot(supervisor: Standing, owner: Standing, post: Post) -> None:
    give_factor(owner)
    remove(owner, supervisor)
    assert not Authenticator.objects.exists()
    assert post.last.values["organisation"] == "Marketplace"


def test_whose_factor_was_removed_sets_up_a_new_one_before_anything_else(owner: Standing, colleague: Standing) -> None:
    browser = signed_in(colleague)
    set_up(browser)
    remove(colleague, owner)
    assert browser.get("/account/").status_code == 302
    again = signed_in(colleague)
    assert again.get("/organisations/").headers["Location"] == "/accounts/2fa/"


def test_nobody_does_it_to_oneself(owner: Standing) -> None:
    give_factor(owner)
    for act in (end, remove):
        with pytest.raises(OwnAccountError):
            act(owner, owner)


def test_who_is_no_administrator_here_does_nothing(owner: Standing, colleague: Standing, stranger: Standing) -> None:
    give_factor(owner)
    for by in (colleague, stranger):
        for act in (end, remove):
            with pytest.raises(NotPermittedError):
                act(owner, by)
    assert Authenticator.objects.count() == 1


def test_a_stranger_is_no_member(owner: Standing, stranger: Standing) -> None:
    house = owner.organisation
    with pytest.raises(NotThereError):
        end_sessions_of(organisation=house, person=stranger.person, reason=WHY, by=owner.actor, now=NOW)


def test_an_administrator_does_not_weaken_an_account_that_opens_another_organisation(
    owner: Standing, colleague: Standing, supervisor: Standing, other_house: Organisation
) -> None:
    give_factor(colleague)
    Membership.objects.create(person=colleague.person, organisation=other_house, role="right_holder", created_at=NOW)
    with pytest.raises(WorksElsewhereError):
        remove(colleague, owner)
    remove(colleague, supervisor)
    assert not Authenticator.objects.exists()


def test_where_there_is_no_factor_nothing_is_written(owner: Standing, colleague: Standing, post: Post) -> None:
    with pytest.raises(NoFactorError):
        remove(colleague, owner)
    assert post.mails == []
