"""The page of one lead: everything that a verdict needs, and one key for it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.views.saying import say_screening
from touchstone.desk.leads.actions.claiming import claim_lead, claim_next, release_lead
from touchstone.desk.leads.actions.deciding import decide_leads, step_on
from touchstone.desk.leads.danger import danger_named
from touchstone.desk.leads.forms import DecisionForm, StepForm
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.panels import panels_of
from touchstone.desk.leads.queries.deciding import last_deed, names_of
from touchstone.desk.leads.queries.evidence import Prices, earlier_decisions, prices_of_brand, shops_beside
from touchstone.desk.leads.queries.visible import found
from touchstone.desk.leads.reading import Piece, pieces_of
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.leads.views.keys import lead_keys
from touchstone.desk.leads.views.saying import TONES, say_decided, verdict_buttons
from touchstone.desk.workflow.queries.steps import possible_steps

OWN_BUTTONS = ("decide", "undo")
"""Steps that the page offers in its own way."""


def show_lead(request: DeskRequest, lead: str) -> HttpResponse:
    """The listing as it was found, and what people need to judge it."""
    row = found(request.actor, lead)
    version = row.listing_version
    held = row.claimed_until is not None and row.claimed_until > request.now
    decisions = earlier_decisions(request.actor, row)
    people = {row.claimed_by, *(each.decided_by for each in decisions)}
    prices = prices_of_brand(version)
    values = {
        "lead": row,
        "version": version,
        "state": row.state,
        "title_pieces": _pieces(row, "title"),
        "description_pieces": _pieces(row, "description"),
        "screening": say_screening(row.screening, request.LANGUAGE_CODE),
        "danger": danger_named(row.danger_class).name["zh" if _is_chinese() else "en"],
        "prices": prices,
        "plot": _plot(prices, version.currency) if prices else None,
        "shops": shops_beside(request.actor, request.now, row),
        "decisions": [(each, TONES[LeadVerdict(each.verdict)]) for each in decisions],
        "names": names_of(people),
        "holder": names_of([row.claimed_by]).get(row.claimed_by, "") if held else "",
        "is_mine": held and row.claimed_by == request.actor.person,
        "form": DecisionForm(),
        "verdicts": verdict_buttons(),
        "steps": _steps(request, row),
        "panels": panels_of(request.actor, row, request.now),
        "undo": last_deed(request.actor, request.now),
        "page_keys": lead_keys(),
        "crumbs": [{"label": _("Leads"), "url": reverse("lead_list")}, {"label": row.public_id, "url": ""}],
    }
    return render(request, "leads/lead.html", values)


def decide(request: DeskRequest, lead: str) -> HttpResponse:
    """One key: the verdict is kept, the next lead opens."""
    row = found(request.actor, lead)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    verdict, note, seen = (form.cleaned_data[name] for name in ("verdict", "note", "seen"))
    chosen = LeadVerdict(verdict)
    deed = decide_leads(leads=[row], verdict=chosen, by=request.actor, now=request.now, note=note, seen=seen)
    say_decided(request, chosen, 1, deed)
    following = claim_next(by=request.actor, now=request.now)
    return redirect("lead_detail", lead=following.public_id) if following else redirect("lead_list")


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


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def _pieces(lead: Lead, field: str) -> list[Piece]:
    """A text of the listing with the spans of the signals that point into it."""
    kept: Any = lead.screening.signals if lead.screening else None
    signals = kept.get("signals", ()) if isinstance(kept, dict) else ()
    spans = [(each["start"], each["end"]) for each in signals if each["field"] == field and each["start"] >= 0]
    return list(pieces_of(getattr(lead.listing_version, field), spans))


def _steps(request: DeskRequest, lead: Lead) -> list[Any]:
    def address(verb: str) -> str:
        return reverse("lead_step", kwargs={"lead": lead.public_id, "verb": verb})

    offers = possible_steps(subject=lead, actor=request.actor, now=request.now, address=address)
    return [offer for offer in offers if offer.verb not in OWN_BUTTONS]


def _plot(prices: Prices, currency: str) -> dict[str, Any]:
    price = _("Price from")
    heads = [f"{price} {currency}".strip(), _("Listings")]
    series = [{"label": _("Listings"), "values": list(prices.counts)}]
    data = {"x": list(prices.edges), "time": False, "bars": True, "unit": "", "label": heads[0], "series": series}
    return {"data": data, "heads": heads, "rows": list(zip(prices.edges, prices.counts, strict=True))}
