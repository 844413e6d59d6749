"""Sending a request, opening its page, taking its steps, forgetting who sent it."""

from datetime import datetime
from typing import Any

from touchstone.desk.accounts.access.errors import NotEndedError
from touchstone.desk.accounts.access.mails import write_to_applicant
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.transitions import ACCESS
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.actions.forgetting import forget
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.workflow.actions.stepping import begin, take_step


@act
def submit_request(
    *,
    name: str,
    kind: OrganisationKind,
    is_chinese: bool,
    registration_number: str,
    why: str,
    contact_name: str,
    contact_email: str,
    language: str,
    by: Actor,
    now: datetime,
) -> AccessRequest:
    """Take a request in and mail its applicant the link to follow it. Anybody may; the form has checked the fields."""
    request = AccessRequest(
        name=name,
        kind=kind.value,
        is_chinese=is_chinese,
        registration_number=registration_number,
        why=why,
        contact_name=contact_name,
        contact_email=contact_email.strip().lower(),
        language=language,
        created_at=now,
    )
    personal = {"contact_name": contact_name, "contact_email": request.contact_email}
    begin(workflow=ACCESS, subject=request, by=by, now=now, particulars=personal)
    write_to_applicant("access.received", request, now)
    return request


def step_on(
    *, request: AccessRequest, verb: str, by: Actor, now: datetime, reason: str = "", seen: int | None = None
) -> AccessRequest:
    """Take one step of the workflow."""
    return take_step(workflow=ACCESS, subject=request, verb=verb, by=by, now=now, reason=reason, seen=seen)


@act
def note_opened(*, request: AccessRequest, now: datetime) -> None:
    """The first time somebody opens a link, the address has been proved; reviewers see it."""
    request = AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.opened_at is None:
        request.opened_at = now
        request.save(update_fields=["opened_at"])
        record("access.link_opened", request, by=PUBLIC, now=now)


@act
def forget_applicant(*, request: AccessRequest, reason: Reason, by: Actor, now: datetime) -> AccessRequest:
    """Remove the contact and all free text of a request that has ended, from the row and from the record."""
    demand(by, Permission.RECORD_FORGET, Reach.NODE)
    request = AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not request.state.final:
        raise NotEndedError
    if request.forgotten_at is not None:
        return request
    emptied: dict[str, Any] = dict.fromkeys(("contact_name", "contact_email", "why", "refusal"), "")
    for field, value in {**emptied, "forgotten_at": now, "forgotten_by": by.person}.items():
        setattr(request, field, value)
    request.save(update_fields=[*emptied, "forgotten_at", "forgotten_by"])
    request.questions.all().delete()
    request.links.all().delete()
    forget(about=request, by=by, now=now, reason=reason)
    return request
