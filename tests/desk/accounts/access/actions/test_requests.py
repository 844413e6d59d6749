"""Requests are taken in, decided by two, and their applicants forgotten."""

import pytest
from django.db import IntegrityError, transaction

from tests.desk.accounts.access.asking import holder_of, make_request
from tests.desk.accounts.post import Post
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.access.actions.requests import forget_applicant, note_opened, step_on
from touchstone.desk.accounts.access.errors import NotEndedError
from touchstone.desk.accounts.access.models import AccessLink, AccessQuestion, AccessRequest
from touchstone.desk.accounts.mail_kinds import kind_of
from touchstone.desk.accounts.models import Invitation, Organisation
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.authority.errors import NotPermittedError

pytestmark = pytest.mark.django_db


def in_review(by: Standing) -> AccessRequest:
    return step_on(request=make_request(), verb="claim", by=by.actor, now=NOW)


def test_a_new_request_is_confirmed_by_mail_and_told_to_reviewers(post: Post, supervisor: Standing) -> None:
    request = make_request()
    kinds = [(mail.kind, mail.to) for mail in post.mails]
    assert kinds == [("access.new_request", "su@example.org"), ("access.received", "dora@example.org")]
    link = AccessLink.objects.get(request=request)
    assert link.token_digest == digest_of(post.last.token)


def test_the_record_holds_no_personal_detail_of_an_applicant(post: Post) -> None:
    make_request(contact_name="Dora Unique", contact_email="unique@example.org")
    for event in Event.objects.all():
        assert b"nique" not in bytes(event.entry)
    assert Particulars.objects.get().content == {"contact_name": "Dora Unique", "contact_email": "unique@example.org"}


def test_every_mail_of_a_way_through_all_steps_has_its_values(
    post: Post, supervisor: Standing, second_supervisor: Standing
) -> None:
    request = in_review(supervisor)
    step_on(request=request, verb="ask", by=supervisor.actor, now=NOW, reason="Which?")
    step_on(request=request, verb="answer", by=holder_of(request), now=NOW, reason="This.")
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="send_back", by=second_supervisor.actor, now=NOW, reason="Why?")
    step_on(request=request, verb="propose", by=second_supervisor.actor, now=NOW)
    step_on(request=request, verb="admit", by=supervisor.actor, now=NOW)
    for mail in post.mails:
        kind = kind_of(mail.kind)
        assert kind.subject % mail.values
        assert kind.text % mail.values
    told = [(mail.kind, mail.to) for mail in post.mails]
    assert ("access.to_confirm", "tan@example.org") in told
    assert ("access.to_confirm", "su@example.org") in told
    assert told[-1] == ("accounts.invitation", "dora@example.org")


def test_nobody_is_asked_to_confirm_the_own_proposal(
    post: Post, supervisor: Standing, second_supervisor: Standing
) -> None:
    step_on(request=in_review(supervisor), verb="propose", by=supervisor.actor, now=NOW)
    assert [mail.to for mail in post.mails if mail.kind == "access.to_confirm"] == ["tan@example.org"]


def test_a_supervisor_of_another_platform_hears_nothing(post: Post, supervisor: Standing) -> None:
    make_standing("Foreign", make_organisation("Other platform", "platform"), "supervisor")
    make_request()
    assert "foreign@example.org" not in {mail.to for mail in post.mails}


def test_admission_enters_the_organisation_and_invites_its_administrator(
    post: Post, supervisor: Standing, second_supervisor: Standing
) -> None:
    request = in_review(supervisor)
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    request = step_on(request=request, verb="admit", by=second_supervisor.actor, now=NOW)
    organisation = Organisation.objects.get(name="New House")
    invitation = Invitation.objects.get(organisation=organisation)
    assert (invitation.role, invitation.email) == ("administrator", "dora@example.org")
    assert request.organisation == organisation
    assert organisation.registration_number == request.registration_number


def test_an_admission_that_fails_half_way_leaves_nothing(
    post: Post, supervisor: Standing, second_supervisor: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = in_review(supervisor)
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    events = Event.objects.count()

    def fail(*mail: object, **values: object) -> None:
        raise OSError

    monkeypatch.setattr(Post, "__call__", fail)
    with pytest.raises(OSError), transaction.atomic():  # noqa: PT011 - the one above
        step_on(request=request, verb="admit", by=second_supervisor.actor, now=NOW)
    request.refresh_from_db()
    assert (request.status, Event.objects.count()) == ("proposed", events)
    assert not Organisation.objects.filter(name="New House").exists()


def test_the_database_lets_no_request_be_admitted_without_its_step(post: Post, marketplace: Organisation) -> None:
    request = make_request()
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRequest.objects.filter(pk=request.pk).update(organisation=marketplace)


def test_opening_a_link_proves_the_address_once(post: Post) -> None:
    request = make_request()
    note_opened(request=request, now=NOW)
    note_opened(request=request, now=NOW)
    assert Event.objects.filter(kind="access.link_opened").count() == 1


def test_an_applicant_is_forgotten_whole(post: Post, supervisor: Standing) -> None:
    request = in_review(supervisor)
    step_on(request=request, verb="ask", by=supervisor.actor, now=NOW, reason="Which, Dora?")
    step_on(request=request, verb="withdraw", by=holder_of(request), now=NOW)
    forgotten = forget_applicant(request=request, reason=Reason.REQUEST, by=supervisor.actor, now=NOW)
    assert not AccessLink.objects.exists()
    assert not AccessQuestion.objects.exists()
    assert not Particulars.objects.exists()
    row = AccessRequest.objects.filter(pk=forgotten.pk).values().get()
    assert not any("ora" in str(value) for name, value in row.items() if name != "public_id")
    assert Event.objects.filter(kind="audit.particulars_forgotten", subject=request.public_id).exists()


def test_an_applicant_who_is_still_needed_is_not_forgotten(post: Post, supervisor: Standing) -> None:
    with pytest.raises(NotEndedError):
        forget_applicant(request=make_request(), reason=Reason.REQUEST, by=supervisor.actor, now=NOW)


def test_only_who_may_forget_does(post: Post, supervisor: Standing, analyst: Standing) -> None:
    request = make_request()
    step_on(request=request, verb="withdraw", by=holder_of(request), now=NOW)
    with pytest.raises(NotPermittedError):
        forget_applicant(request=request, reason=Reason.REQUEST, by=analyst.actor, now=NOW)
