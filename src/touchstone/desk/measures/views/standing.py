"""“My standing”: one page on which a seller sees what stands against it, until when, and what it can do."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.appealing import is_open_to_appeal
from touchstone.desk.measures.guidance import what_to_do
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.accounts import accounts_of, breaches_of, root_of
from touchstone.desk.measures.queries.codes import confirmed, in_chinese, name_of, title_of
from touchstone.desk.measures.queries.standing import carried_out, coming_codes, findings, own_dossiers, recent
from touchstone.desk.measures.queries.visible import visible_breaches, visible_measures
from touchstone.desk.measures.statements import row_of
from touchstone.desk.measures.views.states import IN_FORCE, state_of
from touchstone.desk.measures.views.tracks import tracks_of


def show_standing(request: DeskRequest) -> HttpResponse:
    """The standing of the own organisation."""
    values = {
        "dossiers": [_standing(row, request) for row in own_dossiers(request.actor).select_related("root")],
        "findings": findings(request.actor, request.now),
        "coming": [
            {"adoption": row, "name": name_of(confirmed(row.code)), "days": _days(row.applies_from, request)}
            for row in coming_codes(request.now)
        ],
    }
    return render(request, "measures/standing.html", values)


def _standing(seller: Seller, request: DeskRequest) -> dict[str, Any]:
    whole = breaches_of(root_of(seller)).order_by().values("pk")
    breaches = visible_breaches(request.actor).filter(pk__in=whole)
    seen = set(breaches.values_list("public_id", flat=True))
    measures = _in_force(visible_measures(request.actor).filter(breach__in=whole), request)
    rows = list(recent(breaches, request.now))
    return {
        "seller": seller,
        "tracks": [track for each in accounts_of(root_of(seller), request.now) for track in tracks_of(each, seen)],
        "measures": measures,
        "breaches": [_breach(row, request) for row in rows],
        "steps": _steps(row for row in rows if row.reversed_at is None),
    }


def _in_force(rows: Any, request: DeskRequest) -> list[dict[str, Any]]:
    standing = [row for row in rows.filter(reversed_at=None) if state_of(row, request.now) is IN_FORCE]
    done = carried_out([row.pk for row in standing])
    return [{**_measure(row, request), "is_done": done.get(row.pk)} for row in standing]


def _measure(row: Measure, request: DeskRequest) -> dict[str, Any]:
    return {"measure": row, "action": title_of(row.action), "days": _days(row.until, request) if row.until else None}


def _breach(row: Breach, request: DeskRequest) -> dict[str, Any]:
    ground = row_of(confirmed(row.code), row.ground)
    return {
        "breach": row,
        "ground": ground.text_zh if in_chinese() else ground.text_en,
        "appeal": getattr(row, "appeal", None),
        "may_appeal": is_open_to_appeal(row, request.now) and not hasattr(row, "appeal"),
        "days": _days(row.appeal_until, request),
    }


def _steps(rows: Any) -> list[dict[str, Any]]:
    """What to do, once for each kind of breach, with its title."""
    kinds = {row.kind: row for row in rows}
    found = []
    for kind, row in kinds.items():
        title = next((each for each in confirmed(row.code).kinds if each.key == kind), None)
        steps = what_to_do(kind, chinese=in_chinese())
        if title is not None and steps:
            found.append({"title": title.title_zh if in_chinese() else title.title_en, "steps": steps})
    return found


def _days(moment: Any, request: DeskRequest) -> int:
    return int((moment - request.now).days)
