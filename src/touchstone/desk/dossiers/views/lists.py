"""Lists of each kind: filtered, searched, sorted, paged, exported."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.exporting import export_list
from touchstone.desk.dossiers.forms.filtering import FilterForm
from touchstone.desk.dossiers.queries.kinds import KINDS, DossierKind
from touchstone.desk.dossiers.queries.pages import COUNTED, Asked, count_answers, ids_found, matching, page_of
from touchstone.desk.dossiers.queries.visible import sees_scores, visible_shops

SHOWN = 50
"""Answers counted beside each kind."""
View = Callable[[DeskRequest], HttpResponseBase]


def list_of(kind: DossierKind) -> View:
    """The list page of one kind."""

    def show_list(request: DeskRequest) -> HttpResponse:
        form, asked = _asked(request, kind)
        page = page_of(kind, request.actor, request.now, asked)
        values = {
            "kind": kind,
            "form": form,
            "page": page,
            "counted": COUNTED,
            "asked": asked,
            "is_narrowed": bool(asked.question.strip() or asked.filters),
            "tabs": _tabs(request, kind, asked.question),
            "may_write": may(request.actor, kind.writes),
            "may_import": may(request.actor, Permission.DOSSIER_IMPORT),
            "export_query": urlencode({"q": asked.question, **asked.filters}),
            "sees_scores": sees_scores(request.actor),
            "rows_template": f"dossiers/rows/{kind.key}.html",
        }
        return render(request, "dossiers/list.html", values)

    return show_list


def export_of(kind: DossierKind) -> View:
    """The same list as a CSV file."""

    def download(request: DeskRequest) -> StreamingHttpResponse:
        _form, asked = _asked(request, kind)
        rows = matching(kind, request.actor, request.now, asked)
        lines = export_list(by=request.actor, now=request.now, kind=kind, rows=rows)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{kind.key}s.csv"'
        return response

    return download


def search(request: DeskRequest) -> HttpResponse:
    """From the search box of any page to the first kind that answers."""
    question = request.GET.get("q", "")[:400]
    mine = [kind for kind in KINDS if may(request.actor, kind.permission)]
    if not mine:
        raise NotPermittedError(Permission.DOSSIER_VIEW)
    answering = (kind for kind in mine if ids_found(request.actor, request.now, kind.key, question, 1))
    kind = next(answering, mine[0])
    return redirect(f"{reverse(f'{kind.key}_list')}?{urlencode({'q': question})}")


def _asked(request: DeskRequest, kind: DossierKind) -> tuple[FilterForm, Asked]:
    platforms: list[str] = []
    if "platform" in kind.filters:
        shops = visible_shops(request.actor, request.now).order_by().values_list("platform", flat=True)
        platforms = sorted(shops.distinct()[:50])
    form = FilterForm(request.GET, kind=kind, platforms=platforms, finely=sees_scores(request.actor))
    values = form.values()
    question, sort = values.pop("q", ""), values.pop("sort", "")
    return form, Asked(question, sort, values, request.GET.get("cursor", "")[:400])


def _tabs(request: DeskRequest, shown: DossierKind, question: str) -> list[dict[str, Any]]:
    """The kinds this reader has; with a question, how many answers each holds (up to fifty)."""
    tabs = []
    for kind in KINDS:
        if may(request.actor, kind.permission, Reach.MINE):
            found = count_answers(kind, request.actor, request.now, question, SHOWN) if question.strip() else None
            query = f"?{urlencode({'q': question})}" if question.strip() else ""
            count = f"{SHOWN}+" if found == SHOWN else found
            tabs.append({"label": kind.title, "url": reverse(f"{kind.key}_list") + query, "sign": kind.sign,
                         "current": kind is shown, "count": count})  # fmt: skip
    return tabs
