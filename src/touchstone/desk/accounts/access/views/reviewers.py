"""For reviewers: the queue, one request with its steps, and forgetting an applicant."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.access.actions.inviting import invite_again, is_waiting
from touchstone.desk.accounts.access.actions.requests import forget_applicant, step_on
from touchstone.desk.accounts.access.forms import ForgetForm, QueueFilter, StepForm
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.queries import requests
from touchstone.desk.accounts.access.queries.duplicates import duplicates_of
from touchstone.desk.accounts.access.queries.timeline import timeline_of
from touchstone.desk.accounts.access.transitions import ACCESS
from touchstone.desk.accounts.models import Person
from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.organisation_kind import TITLES, OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.workflow.queries.deadlines import clocks_of, running_of
from touchstone.desk.workflow.queries.steps import possible_steps

PAGE = 50


def list_requests(request: DeskRequest) -> HttpResponse:
    """The queue, with what is due."""
    form = QueueFilter(request.GET or {"state": "open"})
    asked = form.cleaned_data if form.is_valid() else {}
    rows = requests.matching(request.actor, asked.get("q", ""), asked.get("state", ""), asked.get("whose", ""))
    found = list(requests.later(rows, request.GET.get("cursor", ""))[: PAGE + 1])
    values = {
        "form": form,
        "rows": _rows(found[:PAGE], request),
        "page": {"next": found[PAGE - 1].public_id if len(found) > PAGE else ""},
        "searched": bool(request.GET),
    }
    return render(request, "access/queue.html", values)


def show_request(request: DeskRequest, request_id: str) -> HttpResponse:
    """One request: what was said, what is alike, what happened, what can be done."""
    found = requests.found(request.actor, request_id)
    clocks = clocks_of(found, request.now)
    values = {
        "asked": found,
        "kind": TITLES[OrganisationKind(found.kind)],
        "state": found.state,
        "reviewer": Person.objects.filter(public_id=found.claimed_by).first(),
        "steps": possible_steps(
            subject=found, actor=request.actor, now=request.now, address=lambda verb: _step_address(found, verb)
        ),
        "clocks": clocks,
        "duplicates": duplicates_of(request.actor, found),
        "can_invite": is_waiting(found) and may(request.actor, Permission.ACCESS_CONFIRM, Reach.NODE),
        "questions": found.questions.all(),
        "events": timeline_of(found, request.actor),
        "forget_form": ForgetForm() if _is_forgettable(found, request) else None,
    }
    return render(request, "access/detail.html", values)


def take_request_step(request: DeskRequest, request_id: str, verb: str) -> HttpResponse:
    """Take a step and stay on the page."""
    found = requests.found(request.actor, request_id)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    step_on(request=found, verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    step = ACCESS.step(verb)
    say(request, _("Done: %(step)s.") % {"step": step.label if step else verb})
    return redirect("access_detail", request_id=found.public_id)


def invite(request: DeskRequest, request_id: str) -> HttpResponse:
    """Invite the first administrator again."""
    found = requests.found(request.actor, request_id)
    invite_again(request=found, by=request.actor, now=request.now)
    say(request, _("The invitation was sent again; the first link ended."))
    return redirect("access_detail", request_id=found.public_id)


def forget(request: DeskRequest, request_id: str) -> HttpResponse:
    """Remove the personal details of an applicant."""
    found = requests.found(request.actor, request_id)
    form = ForgetForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    forget_applicant(request=found, reason=Reason(form.cleaned_data["reason"]), by=request.actor, now=request.now)
    say(request, _("The personal details were removed."))
    return redirect("access_detail", request_id=found.public_id)


def _rows(found: list[AccessRequest], request: DeskRequest) -> list[dict[str, object]]:
    clocks = running_of(AccessRequest.SUBJECT_KIND, [each.public_id for each in found], request.now)
    people = {person.public_id: person for person in Person.objects.filter(public_id__in={r.claimed_by for r in found})}
    return [
        {
            "asked": each,
            "state": each.state,
            "clocks": clocks.get(each.public_id, []),
            "reviewer": people.get(each.claimed_by),
        }
        for each in found
    ]


def _step_address(found: AccessRequest, verb: str) -> str:
    return reverse("access_step", kwargs={"request_id": found.public_id, "verb": verb})


def _is_forgettable(found: AccessRequest, request: DeskRequest) -> bool:
    has_ended = found.state.final and found.forgotten_at is None
    return has_ended and may(request.actor, Permission.RECORD_FORGET, Reach.NODE)
