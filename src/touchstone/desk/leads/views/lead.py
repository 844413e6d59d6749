"""The page of one lead: everything that a verdict needs, and one key for it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.actions.claiming import claim_lead, release_lead
from touchstone.desk.leads.actions.deciding import decide_leads, step_on
from touchstone.desk.leads.forms import DecisionForm, StepForm
from touchstone.desk.leads.live import LeadMoves
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.leads.queries.saved import choice_of
from touchstone.desk.leads.queries.visible import found
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.leads.views.queue import open_next
from touchstone.desk.leads.views.saying import say_decided
from touchstone.desk.leads.views.showing import OWN_BUTTONS, page_values


def show_lead(request: DeskRequest, lead: str) -> HttpResponse:
    """The listing as it was found, and what people need to judge it."""
    place = LeadMoves().newest()  # before anything is read: what happens from here on the page still hears of
    return render(request, "leads/lead.html", {**page_values(request, found(request.actor, lead)), "place": place})


def decide(request: DeskRequest, lead: str) -> HttpResponse:
    """One key: the verdict is kept, the next lead opens, unless the reviewer chose to stay."""
    row = found(request.actor, lead)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    verdict, note, seen = (form.cleaned_data[name] for name in ("verdict", "note", "seen"))
    chosen = LeadVerdict(verdict)
    deed = decide_leads(leads=[row], verdict=chosen, by=request.actor, now=request.now, note=note, seen=seen)
    say_decided(request, chosen, 1, deed)
    if not choice_of(request.actor).opens_next:
        return redirect("lead_detail", lead=lead)
    return open_next(request, fresh=True)


def claim(request: DeskRequest, lead: str) -> HttpResponse:
    """Hold it, and stay on the page."""
    claim_lead(lead=found(request.actor, lead), by=request.actor, now=request.now)
    return redirect("lead_detail", lead=lead)


def release(request: DeskRequest, lead: str) -> HttpResponse:
    """Give it back to the queue."""
    release_lead(lead=found(request.actor, lead), by=request.actor, now=request.now)
    say(request, _("The lead is back in the queue."))
    return redirect("lead_list")


def take_lead_step(request: DeskRequest, lead: str, verb: str) -> HttpResponse:
    """Open again or let lapse, and stay on the page."""
    form = StepForm(request.POST)
    if not form.is_valid() or verb in OWN_BUTTONS:
        raise InvalidError(problems=", ".join(form.errors) or verb)
    step_on(lead=found(request.actor, lead), verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    step = LEAD.step(verb)
    say(request, _("Done: %(step)s.") % {"step": step.label if step else verb})
    return redirect("lead_detail", lead=lead)
