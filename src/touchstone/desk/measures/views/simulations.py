"""Pages of simulations: another code beside the one that applies, and taking in a code of the node's own."""

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.actions.own_codes import add_code
from touchstone.desk.measures.forms import CodeForm, SimulationForm
from touchstone.desk.measures.queries.codes import code_at, every_code, in_chinese, name_of
from touchstone.desk.measures.queries.simulating import Comparison, Line, compare_codes
from touchstone.desk.measures.views.simulated import histogram, say_matches, say_sums
from touchstone.vocabulary.errors import TouchstoneError

PAGE = 50
COLUMNS = ("seller", "name", "breaches", "points_now", "points_then", "measures_now", "measures_then",
           "closed_now", "closed_then")  # fmt: skip
ORDERS: Mapping[str, Callable[[Line], Any]] = {
    "name": lambda line: line.name,
    "breaches": lambda line: line.now.breaches,
    "now": lambda line: line.now.points,
    "then": lambda line: line.then.points,
    "points": lambda line: line.more_points,
    "measures": lambda line: line.more_measures,
}


def show_simulation(request: DeskRequest) -> HttpResponse:
    """Choose a code, see what it would have done to the last year."""
    known = code_at(request.now)
    form, compared = _compared(request)
    values: dict[str, Any] = {"form": form, "known": name_of(known), "uploads": _uploads(request)}
    if compared is not None:
        lines = _sorted(request, form)(compared)
        begin = max(_number(request.GET.get("cursor", "")), 0)
        values |= {
            "compared": compared,
            "other": name_of(next(each for each in every_code() if each.identity == compared.then.code)),
            "lines": lines[begin : begin + PAGE],
            "sums": say_sums(compared),
            "matches": say_matches(compared),
            "plot": histogram(compared, values["known"]),
            "differing": sum(line.differs for line in compared.lines),
            "page": {
                "previous": str(max(begin - PAGE, 0)) if begin else "",
                "next": str(begin + PAGE) if begin + PAGE < len(lines) else "",
                "total": len(lines),
            },
            "export": f"{reverse('code_simulation_export')}?{request.GET.urlencode()}",
        }
    return render(request, "measures/simulate.html", values)


def export_simulation(request: DeskRequest) -> HttpResponse:
    """Seller by seller as CSV."""
    _form, compared = _compared(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="simulation.csv"'
    rows = [_cells(line) for line in compared.lines] if compared else []
    answer.write(BOM_UTF8 + b"".join(write_row(row) for row in (COLUMNS, *rows)))
    return answer


def add_own_code(request: DeskRequest) -> HttpResponse:
    """Read a file as a code and keep it; what is wrong is said with its place and cure."""
    form = CodeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            row = add_code(data=form.cleaned_data["file"], by=request.actor, now=request.now)
        except TouchstoneError as error:
            form.add_error(
                "file", f"{error.sentence_zh} {error.hint_zh}" if in_chinese() else f"{error.sentence} {error.hint}"
            )
        else:
            say(request, _("The code was read and kept. It applies to nothing until two people adopt it."))
            return redirect(f"{reverse('code_simulation')}?code={row.identity.replace('+', '%2B')}")
    values = {"form": form, "title": _("Add a penalty code"), "lead": "", "back": reverse("code_simulation")}
    return render(request, "measures/form.html", {**values, "sends_file": True}, status=422 if form.errors else 200)


def _compared(request: DeskRequest) -> tuple[SimulationForm, Comparison | None]:
    form = SimulationForm(request.GET or None)
    if not form.is_valid():
        return form, None
    other = next(each for each in every_code() if each.identity == form.cleaned_data["code"])
    return form, compare_codes(code_at(request.now), other, request.now, int(form.cleaned_data["days"]))


def _sorted(request: DeskRequest, form: SimulationForm) -> Callable[[Comparison], list[Line]]:
    words, sort = form.cleaned_data["q"].casefold(), request.GET.get("sort", "")
    order = ORDERS.get(sort.removeprefix("-"), lambda line: -abs(line.more_measures))

    def chosen(compared: Comparison) -> list[Line]:
        found = [line for line in compared.lines if words in line.name.casefold() or words == line.seller]
        return sorted(found, key=order, reverse=sort.startswith("-"))

    return chosen


def _cells(line: Line) -> tuple[object, ...]:
    both = (line.now, line.then)
    points, measures = [one.points for one in both], [one.measures.total() for one in both]
    closed = [one.closed_at.isoformat() if one.closed_at else "" for one in both]
    return (line.seller, line.name, line.now.breaches, *points, *measures, *closed)


def _uploads(request: DeskRequest) -> bool:
    return may(request.actor, Permission.CODE_ADOPT, Reach.NODE)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
