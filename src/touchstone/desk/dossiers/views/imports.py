"""Importing files: upload, look at what was recognised and what does not fit, confirm, watch."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.csv_rows import neutral
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.exporting import BOM
from touchstone.desk.dossiers.actions.imports import confirm_import, upload_import, withdraw_import
from touchstone.desk.dossiers.forms.handling import UploadForm
from touchstone.desk.dossiers.models import Import, ImportState
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.imports import visible_imports

SHOWN = 50
COLUMNS: Mapping[str, Promise] = {
    "seller_id": _lazy("Seller id on the platform"),
    "shop_id": _lazy("Shop id on the platform"),
    "listing_id": _lazy("Listing id on the platform"),
    "name": _lazy("Name"),
    "kind": _lazy("Kind"),
    "country": _lazy("Country"),
    "registration_number": _lazy("Registration number"),
    "title": _lazy("Title"),
    "description": _lazy("Description"),
    "price": _lazy("Price"),
    "currency": _lazy("Currency"),
    "category": _lazy("Category"),
    "brand": _lazy("Brand"),
    "images": _lazy("Pictures"),
    "state": _lazy("State"),
    "aliases": _lazy("Other names"),
    "owner": _lazy("Owner"),
    "register": _lazy("Register"),
    "number": _lazy("Number"),
    "classes": _lazy("Classes"),
    "valid_from": _lazy("Valid from"),
    "valid_to": _lazy("Valid to"),
    "gtin": _lazy("GTIN"),
}
"""The columns of uploaded files as people read them; the others keep their name."""
MOVING = (ImportState.UPLOADED, ImportState.QUEUED, ImportState.RUNNING)


def list_imports(request: DeskRequest) -> HttpResponse:
    """The imports of this node, newest first."""
    values = {"imports": visible_imports(request.actor)[:SHOWN], "crumbs": _crumbs()}
    return render(request, "dossiers/import_list.html", values)


def upload(request: DeskRequest) -> HttpResponse:
    """Hand in a file; it is checked in the background."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        file = values.pop("file")
        as_of = values.pop("as_of") or request.now
        row = upload_import(
            by=request.actor, now=request.now, as_of=as_of, file_name=file.name or "", content=file.read(), **values
        )
        return redirect(_address(row))
    values = {"form": form, "crumbs": _crumbs((_("New import"), ""))}
    return render(request, "dossiers/import_upload.html", values, status=422 if form.errors else 200)


def show_import(request: DeskRequest, row: str) -> HttpResponse:
    """Where an import stands."""
    found = find(visible_imports(request.actor), row)
    chinese = request.LANGUAGE_CODE.startswith("zh")
    columns = list(dict.fromkeys(name for sample in found.sample for name in sample))
    values = {
        "import": found,
        "moving": found.state in MOVING,
        "percent": min(100, round(100 * found.position / found.total)) if found.total else 0,
        "fits": found.total - found.problems_count,
        "problems": [_said(problem, chinese) for problem in found.problems.all()[:SHOWN]],
        "recognised": [(COLUMNS.get(name, name), _source(form)) for name, form in found.mapping.items()],
        "columns": [COLUMNS.get(name, name) for name in columns],
        "sample": [[sample.get(name, "") for name in columns] for sample in found.sample],
        "failure": found.failure.get("zh-hans" if chinese else "en", ""),
        "crumbs": _crumbs((found.file_name, "")),
    }
    return render(request, "dossiers/import.html", values)


def confirm(request: DeskRequest, row: str) -> HttpResponse:
    """Take in what fits."""
    found = find(visible_imports(request.actor), row)
    confirm_import(by=request.actor, now=request.now, row=found)
    say(request, _("The import runs in the background."))
    return redirect(_address(found))


def withdraw(request: DeskRequest, row: str) -> HttpResponse:
    """Take nothing in."""
    found = find(visible_imports(request.actor), row)
    withdraw_import(by=request.actor, now=request.now, row=found)
    say(request, _("Nothing was taken in."))
    return redirect(reverse("import_list"))


def problems(request: DeskRequest, row: str) -> HttpResponse:
    """What does not fit, as a CSV file: line, column, what, cure, the row."""
    found = find(visible_imports(request.actor), row)
    chinese = request.LANGUAGE_CODE.startswith("zh")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_("Line"), _("Column"), _("What"), _("Cure"), _("Row")])
    for problem in found.problems.iterator():
        said = _said(problem, chinese)
        cells = (problem.line, problem.column, said["what"], said["cure"], problem.row)
        writer.writerow(map(neutral, cells))
    response = HttpResponse(BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="problems.csv"'
    return response


def _said(problem: Any, chinese: bool) -> dict[str, Any]:
    what, cure = (problem.what_zh, problem.cure_zh) if chinese else (problem.what_en, problem.cure_en)
    return {
        "line": problem.line,
        "column": COLUMNS.get(problem.column, problem.column),
        "what": what,
        "cure": cure,
        "row": problem.row,
    }


def _source(form: Any) -> str:
    if isinstance(form, dict):
        return " + ".join(form.get("join") or form.get("first") or ())
    return str(form)


def _crumbs(*further: tuple[str, str]) -> list[dict[str, Any]]:
    first = {"label": _("Imports"), "url": reverse("import_list")}
    return [first, *({"label": label, "url": url} for label, url in further)]


def _address(row: Import) -> str:
    return reverse("import_detail", kwargs={"row": row.public_id})
