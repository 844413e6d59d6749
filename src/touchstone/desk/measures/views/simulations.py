"""Pages of simulations: asking for one, watching it, reading it seller by seller."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.simulating import start_simulation, stop_simulation
from touchstone.desk.measures.forms import SimulatedFilter, SimulationForm
from touchstone.desk.measures.intake.simulating import AT_ONCE, run_simulations
from touchstone.desk.measures.models import CodeSimulation, SimulatedSeller, SimulationState
from touchstone.desk.measures.queries.codes import any_code, code_at, name_of
from touchstone.desk.measures.queries.simulated import courses_of, simulated_sellers
from touchstone.desk.measures.queries.staleness import staleness_of
from touchstone.desk.measures.views.measured_courses import say_course
from touchstone.desk.measures.views.simulated import course_plot, months, names_of, say_matches, say_sums, spread

PAGE, LISTED = 50, 20
COLUMNS = ("seller", "name", "breaches", "points_now", "points_then", "measures_now", "measures_then", "days_now",
           "days_then", "closed_now", "closed_then")  # fmt: skip
TONES: Mapping[str, str] = {
    SimulationState.DONE: "success",
    SimulationState.FAILED: "danger",
    SimulationState.STOPPED: "neutral",
}


def simulate(request: DeskRequest) -> HttpResponse:
    """Choose a code and ask; the newest simulations."""
    known = code_at(request.now)
    form = SimulationForm(request.POST or None, initial=request.GET)
    if form.is_valid():
        asked = form.cleaned_data
        row = start_simulation(code=asked["code"], days=int(asked["days"]), by=request.actor, now=request.now)
        if row.total <= AT_ONCE:
            run_simulations(request.now, row)
        return redirect("simulation_detail", simulation=row.public_id)
    rows = [{"row": row, "tone": TONES.get(row.state, "info")} for row in CodeSimulation.objects.all()[:LISTED]]
    values = {"form": form, "known": name_of(known), "rows": rows, "uploads": _adopts(request)}
    return render(request, "measures/simulate.html", values, status=422 if form.errors else 200)


def show_simulation(request: DeskRequest, simulation: str) -> HttpResponse:
    """How far it is, or what it says."""
    row = found_simulation(simulation)
    form = SimulatedFilter(request.GET)
    sellers = simulated_sellers(row, form.values(), request.GET.get("sort", ""))
    begin, total = _number(request.GET.get("cursor", "")), sellers.count()
    values = {
        **_told(request, row),
        "form": form,
        "lines": sellers[begin : begin + PAGE],
        "page": {
            "previous": str(max(begin - PAGE, 0)) if begin else "",
            "next": str(begin + PAGE) if begin + PAGE < total else "",
            "total": total,
        },
        "export": f"{reverse('simulation_export', args=[row.public_id])}?{request.GET.urlencode()}",
    }
    answer = render(request, "measures/simulation.html", values)
    if request.headers.get("HX-Request") and request.headers.get("HX-Target", "") != "sellers" and row.ended_at:
        # Whoever watched its progress needs the plots, which are drawn when a page is loaded.
        answer["HX-Refresh"] = "true"
    return answer


def export_simulation(request: DeskRequest, simulation: str) -> StreamingHttpResponse:
    """The sellers that are seen, in the order in which they are seen, all pages."""
    row = found_simulation(simulation)
    rows = simulated_sellers(row, SimulatedFilter(request.GET).values(), request.GET.get("sort", ""))
    answer = StreamingHttpResponse(_lines(rows.iterator(2000)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.public_id}.csv"'
    return answer


def show_simulated_seller(request: DeskRequest, simulation: str, seller: str) -> HttpResponse:
    """One seller under both codes, day by day."""
    row = found_simulation(simulation)
    line = SimulatedSeller.objects.filter(simulation=row, seller__public_id=seller).select_related("seller").first()
    if line is None:
        raise NotThereError
    owner: Seller = line.seller
    now, then = courses_of(row, owner)
    values = {
        "row": row,
        "line": line,
        "known": name_of(now.code),
        "other": name_of(then.code),
        "plot": course_plot(now, then),
        "courses": [say_course(each, row) for each in (now, then)],
        "crumbs": [*_crumbs(row), {"label": owner.name, "url": ""}],
    }
    return render(request, "measures/simulated_seller.html", values)


def stop(request: DeskRequest, simulation: str) -> HttpResponse:
    """Stop one that runs."""
    row = stop_simulation(simulation=found_simulation(simulation), by=request.actor, now=request.now)
    say(request, _("The simulation was stopped."))
    return redirect("simulation_detail", simulation=row.public_id)


def found_simulation(public_id: str) -> CodeSimulation:
    """The row, or nothing is there."""
    row = CodeSimulation.objects.filter(public_id=public_id).first()
    if row is None:
        raise NotThereError
    return row


def _told(request: DeskRequest, row: CodeSimulation) -> dict[str, Any]:
    names, other = names_of(row), any_code(row.code)
    return {
        "row": row,
        "tone": TONES.get(SimulationState(row.state), "info"),
        "is_open": row.ended_at is None,
        "percent": round(100 * row.done / row.total) if row.total else 0,
        "known": names[0],
        "other": names[1],
        "is_confirmed": other.is_runnable,
        "proposes": _adopts(request) and other.is_runnable and row.state == SimulationState.DONE,
        "stale": staleness_of(row, request.now),
        "sums": say_sums(row),
        "matches": say_matches(row),
        "plot": spread(row, names),
        "months": months(row, names),
        "crumbs": _crumbs(row),
    }


def _lines(rows: Iterator[SimulatedSeller]) -> Iterator[bytes]:
    yield BOM_UTF8 + write_row(COLUMNS)
    for row in rows:
        closed = [at.isoformat() if at else "" for at in (row.closed_now, row.closed_then)]
        figures = [getattr(row, name) for name in COLUMNS[2:9]]
        yield write_row((row.seller.public_id, row.seller.name, *figures, *closed))


def _crumbs(row: CodeSimulation) -> list[dict[str, str]]:
    return [
        {"label": _("Simulations"), "url": reverse("code_simulation")},
        {"label": row.code, "url": reverse("simulation_detail", kwargs={"simulation": row.public_id})},
    ]


def _adopts(request: DeskRequest) -> bool:
    return may(request.actor, Permission.CODE_ADOPT, Reach.NODE)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
