"""For applicants: the form, and the page of the own request behind the link that was sent by mail."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from touchstone.desk.accounts.access.actions.requests import note_opened, step_on, submit_request
from touchstone.desk.accounts.access.errors import LinkOverError
from touchstone.desk.accounts.access.forms import AccessForm, AnswerForm, StepForm
from touchstone.desk.accounts.access.limits import count_request
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.queries.requests import behind, held, held_by
from touchstone.desk.accounts.access.queries.timeline import timeline_of
from touchstone.desk.accounts.access.transitions import ADMITTED, ASKED, REFUSED
from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.accounts.notices import say
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.organisation_kind import TITLES, OrganisationKind
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.workflow.queries.deadlines import clocks_of
from touchstone.desk.workflow.queries.steps import possible_steps

HELD = "access_link"
"""The session's key of the link that was opened, by its digest: the token itself leaves the address bar at once."""


def ask_for_access(request: DeskRequest) -> HttpResponse:
    """The public form."""
    form = AccessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count_request(network=client_address(request), email=form.cleaned_data["contact_email"], now=request.now)
        language = get_language() or "zh-hans"
        submit_request(**form.asked, language=language, by=PUBLIC, now=request.now)
        return redirect("access_sent")
    return render(request, "access/ask.html", {"form": form}, status=422 if form.errors else 200)


def show_sent(request: DeskRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "access/sent.html")


@never_cache
def open_link(request: DeskRequest, token: str) -> HttpResponse:
    """The link in the mail."""
    found = held(token, request.now)
    if found is None:
        raise LinkOverError
    note_opened(request=found, now=request.now)
    request.session[HELD] = digest_of(token)
    return redirect("access_yours")


@never_cache
def show_own(request: DeskRequest) -> HttpResponse:
    """How the request stands, and what the applicant may do."""
    holder = _holder(request)
    return _page(request, held_by(holder), holder, None, 200)


def take_own_step(request: DeskRequest, verb: str) -> HttpResponse:
    """Answer, or withdraw."""
    holder = _holder(request)
    found = held_by(holder)
    form = AnswerForm(request.POST) if verb == "answer" else StepForm(request.POST)
    if not form.is_valid():
        return _page(request, found, holder, form, 422)
    step_on(request=found, verb=verb, by=holder, now=request.now, **form.cleaned_data)
    say(request, _("Thank you, it was received."))
    return redirect("access_yours")


def _holder(request: DeskRequest) -> Actor:
    """Whoever opened a link, as long as the link lasts."""
    found = behind(str(request.session.get(HELD, "")), request.now)
    return replace(PUBLIC, holds=found.public_id if found else "")


def _page(
    request: DeskRequest, found: AccessRequest, holder: Actor, form: AnswerForm | StepForm | None, status: int
) -> HttpResponse:
    steps = possible_steps(subject=found, actor=holder, now=request.now, address=_address)
    values = {
        "asked": found,
        "kind": TITLES[OrganisationKind(found.kind)],
        "state": found.state,
        "steps": [step for step in steps if step.verb != "answer"],
        "question": found.questions.filter(answered_at=None).last() if found.status == ASKED else None,
        "form": form or AnswerForm(initial={"seen": found.version}),
        "clocks": [clock for clock in clocks_of(found, request.now) if clock.state in ("running", "paused")],
        "events": timeline_of(found, holder),
        "is_refused": found.status == REFUSED,
        "is_admitted": found.status == ADMITTED,
    }
    return render(request, "access/yours.html", values, status=status)


def _address(verb: str) -> str:
    return reverse("access_own_step", kwargs={"verb": verb})
