"""The report “enforced = owed”, as a page and as a table."""

import csv

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.queries.codes import title_of
from touchstone.desk.measures.queries.enforced import differences, enforcement

COLUMNS = ("what", "seller", "breach", "row", "action")


def show_enforced(request: DeskRequest) -> HttpResponse:
    """What is owed and was not decided, and the reverse."""
    balance = enforcement(request.now)
    rows = [{"line": line, "action": title_of(line.action)} for line in differences(balance)]
    return render(request, "measures/enforced.html", {"rows": rows, "kept": len(balance.kept)})


def export_enforced(request: DeskRequest) -> HttpResponse:
    """The same lines as CSV."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="enforced.csv"'
    table = csv.writer(answer)
    table.writerow(COLUMNS)
    for line in differences(enforcement(request.now)):
        table.writerow((line.word, line.seller, line.breach, line.row, line.action))
    return answer
