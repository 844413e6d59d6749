"""Asking people to join."""

from datetime import timedelta

import pytest

from tests.desk.accounts.post import Post
from tests.desk.accounts.record import last_event, personal
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts import mailing
from touchstone.desk.accounts.actions.invitations import LIFETIME, invite, send_again, withdraw
from touchstone.desk.accounts.errors import AlreadyInvitedError, InvitationOverError, NoSenderError, RoleNotThereError
from touchstone.desk.accounts.models import Invitation
from touchstone.desk.accounts.queries.members import held_invitation
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import NotPermittedError


def invited(by: Standing, role: str = "right_holder", email: str = "Dee@Example.org") -> Invitation:
    return invite(organisation=by.organisation, email=email, name="Dee", role=role, by=by.actor, now=NOW)


def test_the_token_is_in_the_mail_and_only_its_digest_is_kept(owner: Standing, post: Post) -> None:
    invitation = invited(owner)
    assert invitation.token_digest == digest_of(post.last.token)
    kept = " ".join(str(value) for value in Invitation.objects.values().get().values())
    assert post.last.token not in kept


def test_the_mail_speaks_the_language_of_whom_it_is_for(owner: Standing, post: Post) -> None:
    invited(owner)
    assert (post.last.to, post.last.language) == ("dee@example.org", "zh-hans")
    assert post.last.values["inviter"] == "Ada"


def test_the_address_can_be_forgotten_and_the_rest_of_the_event_not(owner: Standing) -> None:
    invited(owner)
    assert last_event().data == {"role": "right_holder"}
    assert personal(last_event()) == {"email": "dee@example.org", "name": "Dee"}


def test_a_role_of_another_kind_of_organisation_is_refused(owner: Standing) -> None:
    with pytest.raises(RoleNotThereError, match="supervisor"):
        invited(owner, role="supervisor")


def test_a_second_open_invitation_to_the_role_is_refused(owner: Standing) -> None:
    invited(owner)
    with pytest.raises(AlreadyInvitedError):
        invited(owner, email="dee@example.org ")


def test_who_is_no_administrator_invites_nobody(colleague: Standing) -> None:
    with pytest.raises(NotPermittedError):
        invited(colleague)


def test_sending_again_ends_the_first_link_and_starts_the_time_anew(owner: Standing, post: Post) -> None:
    invitation = invited(owner)
    first, later = post.last.token, NOW + timedelta(days=2)
    send_again(invitation=invitation, by=owner.actor, now=later)
    assert held_invitation(later, token_digest=digest_of(first)) is None
    held = held_invitation(later, token_digest=digest_of(post.last.token))
    assert held is not None
    assert held.expires_at == later + LIFETIME


def test_a_withdrawn_invitation_holds_no_more_and_cannot_be_sent(owner: Standing) -> None:
    invitation = withdraw(invitation=invited(owner), by=owner.actor, now=NOW)
    assert held_invitation(NOW, public_id=invitation.public_id) is None
    with pytest.raises(InvitationOverError):
        send_again(invitation=invitation, by=owner.actor, now=NOW)


def test_an_invitation_ends_with_its_time(owner: Standing) -> None:
    invitation = invited(owner)
    last_moment = NOW + LIFETIME - timedelta(microseconds=1)
    assert held_invitation(last_moment, public_id=invitation.public_id) == invitation
    assert held_invitation(NOW + LIFETIME, public_id=invitation.public_id) is None


def test_a_stranger_cannot_withdraw_it(owner: Standing, stranger: Standing) -> None:
    with pytest.raises(NotPermittedError):
        withdraw(invitation=invited(owner), by=stranger.actor, now=NOW)


def test_without_a_way_to_send_nothing_is_kept(owner: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing, "_senders", [])
    with pytest.raises(NoSenderError):
        invited(owner)
    assert not Invitation.objects.exists()
    assert not Event.objects.exists()
