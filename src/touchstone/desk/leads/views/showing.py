"""What the page of a lead shows: the listing, the finding, the seller, what was decided, and what can be done."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.templatetags.dossiers import headed
from touchstone.desk.dossiers.views.saying import say_screening
from touchstone.desk.leads.danger import danger_named
from touchstone.desk.leads.forms import DecisionForm
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.panels import panels_of
from touchstone.desk.leads.pictures import pictures_of
from touchstone.desk.leads.queries.deciding import last_deed, names_of
from touchstone.desk.leads.queries.evidence import earlier_decisions, shops_beside
from touchstone.desk.leads.queries.precision import precision_of_signals
from touchstone.desk.leads.queries.prices import Prices, prices_beside
from touchstone.desk.leads.queries.saved import choice_of
from touchstone.desk.leads.queries.similar import similar_decided
from touchstone.desk.leads.reading import Piece, pieces_of
from touchstone.desk.leads.views.keys import lead_keys
from touchstone.desk.leads.views.saying import TONES, verdict_buttons
from touchstone.desk.leads.waterfall import Bar, waterfall_of
from touchstone.desk.workflow.queries.steps import possible_steps
from touchstone.figures.precision import Precision

OWN_BUTTONS = ("decide", "undo")
"""Steps that the page offers in its own way."""


def page_values(request: DeskRequest, lead: Lead) -> dict[str, Any]:
    """Everything that a verdict needs; the same number of queries whatever there is."""
    held = lead.claimed_until is not None and lead.claimed_until > request.now
    decisions = earlier_decisions(request.actor, lead)
    names = names_of({lead.claimed_by, *(each.decided_by for each in decisions)})
    return {
        "lead": lead,
        "version": lead.listing_version,
        "state": lead.state,
        "decisions": [(each, TONES[LeadVerdict(each.verdict)], names.get(each.decided_by, "")) for each in decisions],
        "holder": names.get(lead.claimed_by, "") if held else "",
        "is_mine": held and lead.claimed_by == request.actor.person,
        "form": DecisionForm(),
        "verdicts": verdict_buttons(),
        "opens_next": choice_of(request.actor).opens_next,
        "steps": _steps(request, lead),
        "panels": panels_of(request.actor, lead, request.now),
        "undo": last_deed(request.actor, request.now),
        "page_keys": lead_keys(),
        "crumbs": [{"label": _("Leads"), "url": reverse("lead_list")}, {"label": lead.public_id, "url": ""}],
        **_evidence(request, lead),
    }


def _evidence(request: DeskRequest, lead: Lead) -> dict[str, Any]:
    version = lead.listing_version
    prices = prices_beside(version)
    similar = similar_decided(request.actor, lead)
    waterfall = waterfall_of(lead.screening, request.LANGUAGE_CODE)
    return {
        "title_pieces": _pieces(lead, "title"),
        "description_pieces": _pieces(lead, "description"),
        "pictures": pictures_of(request.actor, version.images),
        "screening": say_screening(lead.screening, request.LANGUAGE_CODE),
        "waterfall": waterfall,
        "bars": _measured(waterfall.bars) if waterfall else [],
        "danger": danger_named(lead.danger_class).name["zh" if request.LANGUAGE_CODE.startswith("zh") else "en"],
        "prices": prices,
        "plot": _plot(prices, version.currency) if prices else None,
        "shops": shops_beside(request.actor, request.now, lead),
        "similar": [(each, TONES[LeadVerdict(each.lead.verdict)], round(100 * each.likeness)) for each in similar],
    }


def _measured(bars: Sequence[Bar]) -> list[tuple[Bar, Precision | None]]:
    """Beside each signal its precision, where a lead with it was decided."""
    known = precision_of_signals()
    found = [(bar, known.get(bar.signal) if bar.signal else None) for bar in bars]
    return [(bar, precision if precision and precision.decided else None) for bar, precision in found]


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
    """Bars, with a line at the price of this listing; the last edge has no bar of its own."""
    price = headed(_("Price from"), currency)
    series = [{"label": _("Listings"), "values": [*prices.counts, None]}]
    data = {"x": list(prices.edges), "time": False, "bars": True, "unit": "", "label": price, "series": series}
    mark = {"at": prices.own, "label": _("this listing")}
    rows = list(zip(prices.edges, prices.counts, strict=False))
    return {"data": {**data, "mark": mark}, "heads": [price, _("Listings")], "rows": rows}
