"""What belongs to a step of an access request beside its status."""

from touchstone.desk.accounts.access.mails import write_to_applicant
from touchstone.desk.accounts.access.models import AccessQuestion, AccessRequest
from touchstone.desk.accounts.actions.invitations import write_invitation
from touchstone.desk.accounts.actions.organisations import make_organisation
from touchstone.desk.accounts.role_rules import ADMINISTRATOR
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.workflow.registry import Taken


def claim(request: AccessRequest, taken: Taken) -> None:
    """The review has its reviewer."""
    request.claimed_at, request.claimed_by = taken.now, taken.by.person
    request.save(update_fields=["claimed_at", "claimed_by"])


def release(request: AccessRequest, taken: Taken) -> None:
    """Nobody's again."""
    request.claimed_at, request.claimed_by = None, ""
    request.save(update_fields=["claimed_at", "claimed_by"])


def ask(request: AccessRequest, taken: Taken) -> None:
    """The question goes out by mail."""
    AccessQuestion.objects.create(request=request, question=taken.reason, asked_at=taken.now, asked_by=taken.by.person)
    write_to_applicant("access.question", request, taken.now, question=taken.reason)


def answer(request: AccessRequest, taken: Taken) -> None:
    """The answer stands beside its question."""
    request.questions.filter(answered_at=None).update(answer=taken.reason, answered_at=taken.now)


def refuse(request: AccessRequest, taken: Taken) -> None:
    """The reason goes to the applicant."""
    request.refusal = taken.reason
    request.save(update_fields=["refusal"])
    write_to_applicant("access.refused", request, taken.now, reason=taken.reason)


def lapse(request: AccessRequest, taken: Taken) -> None:
    """The applicant is told; the open question stays unanswered."""
    write_to_applicant("access.lapsed", request, taken.now)


def admit(request: AccessRequest, taken: Taken) -> None:
    """Enter the organisation and invite its first administrator."""
    organisation = make_organisation(
        name=request.name,
        kind=OrganisationKind(request.kind),
        registration_number=request.registration_number,
        by=taken.by,
        now=taken.now,
    )
    request.organisation = organisation
    request.save(update_fields=["organisation"])
    write_invitation(
        organisation=organisation,
        email=request.contact_email,
        name=request.contact_name,
        role=ADMINISTRATOR,
        language=request.language,
        by=taken.by,
        now=taken.now,
    )


SIDES = {
    "claim": claim,
    "release": release,
    "ask": ask,
    "answer": answer,
    "refuse": refuse,
    "lapse": lapse,
    "admit": admit,
}
"""By the key in the rows of the steps."""
