"""The first administrator is invited again until one has come."""

from datetime import timedelta

import pytest

from tests.desk.accounts.access.asking import make_request
from tests.desk.accounts.post import Post
from tests.desk.people import NOW, PASSWORD, Standing
from touchstone.desk.accounts.access.actions.inviting import invite_again, is_waiting
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.errors import NobodyToInviteError
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.actions.joining import join_as_new_person
from touchstone.desk.accounts.models import Invitation
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.errors import NotPermittedError

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


@pytest.fixture
def admitted(post: Post, supervisor: Standing, second_supervisor: Standing) -> AccessRequest:
    request = make_request()
    for verb, by in (("claim", supervisor), ("propose", supervisor), ("admit", second_supervisor)):
        request = step_on(request=request, verb=verb, by=by.actor, now=NOW)
    return request


def test_an_invitation_that_expired_is_sent_again(admitted: AccessRequest, post: Post, supervisor: Standing) -> None:
    invite_again(request=admitted, by=supervisor.actor, now=LATER)
    held = Invitation.objects.get(organisation=admitted.organisation, withdrawn_at=None)
    assert held.expires_at > LATER
    assert held.token_digest == digest_of(post.last.token)


def test_who_has_come_is_not_invited_again(admitted: AccessRequest, supervisor: Standing) -> None:
    invitation = Invitation.objects.get(organisation=admitted.organisation)
    join_as_new_person(invitation=invitation, name="Dora", password=PASSWORD, now=NOW)
    assert not is_waiting(admitted)
    with pytest.raises(NobodyToInviteError):
        invite_again(request=admitted, by=supervisor.actor, now=NOW)


def test_before_the_admission_there_is_nobody_to_invite(post: Post, supervisor: Standing) -> None:
    with pytest.raises(NobodyToInviteError):
        invite_again(request=make_request(), by=supervisor.actor, now=NOW)


def test_only_who_confirms_admissions_invites(admitted: AccessRequest, analyst: Standing) -> None:
    with pytest.raises(NotPermittedError):
        invite_again(request=admitted, by=analyst.actor, now=NOW)
