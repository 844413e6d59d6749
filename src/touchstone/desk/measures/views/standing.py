"""“My standing”: where a seller stands, what is in force, what it can do; and its points, track by track."""

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.guidance import way_out
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.named_rules import rests_of
from touchstone.desk.measures.queries.accounts import accounts_of, breaches_of, root_of
from touchstone.desk.measures.queries.codes import in_chinese, title_of
from touchstone.desk.measures.queries.standing import carried_out, in_force, own_dossiers
from touchstone.desk.measures.queries.visible import visible_breaches
from touchstone.desk.measures.views.own_tasks import own_tasks
from touchstone.desk.measures.views.standing_tabs import standing_tabs
from touchstone.desk.measures.views.tracks import tracks_of


def show_standing(request: DeskRequest) -> HttpResponse:
    """The standing of the own organisation at one glance."""
    values = {
        "tabs": standing_tabs(request),
        "tasks": own_tasks(request),
        "dossiers": _dossiers(request),
        "measures": _grouped(list(in_force(request.actor, request.now)), request),
    }
    return render(request, "measures/standing.html", values)


def show_points(request: DeskRequest) -> HttpResponse:
    """Every entry of every track, and when it leaves."""
    values = {"tabs": standing_tabs(request), "dossiers": _dossiers(request)}
    return render(request, "measures/own_points.html", values)


def _dossiers(request: DeskRequest) -> list[dict[str, Any]]:
    rows = own_dossiers(request.actor).select_related("root")
    return [{"seller": row, "tracks": _tracks(row, request)} for row in rows]


def _tracks(seller: Seller, request: DeskRequest) -> list[dict[str, Any]]:
    root = root_of(seller)
    whole = breaches_of(root).order_by().values("pk")
    seen = set(visible_breaches(request.actor).filter(pk__in=whole).values_list("public_id", flat=True))
    return [track for account in accounts_of(root, request.now) for track in tracks_of(account, seen)]


def _grouped(rows: list[Measure], request: DeskRequest) -> list[dict[str, Any]]:
    """Measures of one action together: how many, until when, on which rules, whether it is done, and the way out."""
    done, rests, groups = carried_out([row.pk for row in rows]), rests_of(rows), defaultdict(list)
    for row in rows:
        groups[row.action].append(row)
    return [
        {
            "action": title_of(action),
            "rows": own,
            "until": None if any(row.until is None for row in own) else max(row.until for row in own if row.until),
            "is_done": all(done[row.pk] for row in own) if all(row.pk in done for row in own) else None,
            "rules": list(dict.fromkeys(rests[row.pk] for row in own if rests[row.pk].names)),
            "steps": way_out(action, chinese=in_chinese()),
        }
        for action, own in groups.items()
    ]
