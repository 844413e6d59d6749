"""The page of the service figures, and the same as CSV."""

import csv
from io import StringIO

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.reports.forms import PeriodForm
from touchstone.desk.reports.queries.service import service_figures
from touchstone.desk.reports.saying import lines_of
from touchstone.figures.definitions import DEFINITIONS

COLUMNS = ("figure", "part", "value", "of", "unknown", "unit", "since", "until")


def show_figures(request: DeskRequest) -> HttpResponse:
    """Each figure with its definition, computed now."""
    form = PeriodForm(request.GET)
    period = form.period(request.now)
    figures = service_figures(period, request.now)
    lines = lines_of(figures)
    spoken = "zh" if (get_language() or "").startswith("zh") else "en"
    parts = _parts()
    said = [
        {
            "row": row,
            "name": row.name[spoken],
            "meaning": row.meaning[spoken],
            "lines": [(parts[line.part], line, line.definition.unit == "share" or line.part.startswith("within"))
                      for line in lines if line.key == row.key],
        }
        for row in DEFINITIONS
    ]  # fmt: skip
    values = {"form": form, "period": period, "said": said, "query": request.GET.urlencode()}
    return render(request, "reports/figures.html", values)


def export_figures(request: DeskRequest) -> HttpResponse:
    """The same numbers as a table."""
    period = PeriodForm(request.GET).period(request.now)
    content = StringIO()
    table = csv.writer(content)
    table.writerow(COLUMNS)
    for line in lines_of(service_figures(period, request.now)):
        unit = "share" if line.part.startswith("within") else line.definition.unit
        ends = (period.since.isoformat(), period.until.isoformat())
        value = "" if line.value is None else line.value
        table.writerow((line.key, line.part, value, line.of, line.unknown, unit, *ends))
    answer = HttpResponse(content.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="service-figures.csv"'
    return answer


def _parts() -> dict[str, str]:
    """What people call the parts."""
    return {
        "median": _("Median, hours"),
        "p95": _("95th percentile, hours"),
        "within_24_hours": _("Within 24 hours"),
        "within_a_working_day": _("Within a working day"),
        "share": _("Share"),
        "up_to_1_day": _("Up to a day"),
        "up_to_3_days": _("Up to three days"),
        "up_to_7_days": _("Up to seven days"),
        "longer": _("Longer"),
    }
