"""All operations of the desk: each room's rows, under one version of the API."""

from collections.abc import Iterator
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from ninja.utils import normalize_path, replace_path_param_notation

from touchstone.desk.accounts import api as accounts
from touchstone.desk.accounts.access import api as access
from touchstone.desk.audit.api import ledger, record
from touchstone.desk.authority.operations import Operation, Operations
from touchstone.desk.authority.routes import GET, Open, route
from touchstone.desk.delivery.api import deliveries, endpoints, inbox, muted
from touchstone.desk.dossiers.api import brands, imports, listings, products, rights, sellers, shares, shops
from touchstone.desk.evidence import api as evidence
from touchstone.desk.frontdoor.api.document import Document, describe
from touchstone.desk.frontdoor.api.door import PREFIX, door
from touchstone.desk.frontdoor.api.problems import RefusingApi
from touchstone.desk.frontdoor.api.strict_json import StrictParser
from touchstone.desk.leads import api as leads
from touchstone.desk.leads import filters_api as lead_filters
from touchstone.desk.measures.api import appeals, breaches, codes, enforced, measures, orders, simulations, submissions
from touchstone.desk.reports import api as reports
from touchstone.desk.reports import things_api as figure_things
from touchstone.desk.rulesets import api as rulesets
from touchstone.desk.rulesets import training_api as trainings
from touchstone.desk.tips import api as tips
from touchstone.desk.workflow import api as deadlines

ROOMS: tuple[Operations, ...] = tuple(
    room.OPERATIONS
    for room in (
        accounts,
        access,
        record,
        ledger,
        deadlines,
        endpoints,
        deliveries,
        inbox,
        muted,
        evidence,
        sellers,
        shops,
        listings,
        brands,
        rights,
        products,
        shares,
        imports,
        leads,
        tips,
        lead_filters,
        rulesets,
        trainings,
        breaches,
        appeals,
        measures,
        enforced,
        submissions,
        codes,
        simulations,
        orders,
        reports,
        figure_things,
    )
)

API = RefusingApi(
    title="touchstone",
    version="1",
    description="The desk for programs: the same permissions and the same sight as its pages.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    parser=StrictParser(),
)
for room in ROOMS:
    API.add_router("", room.router)


def rows() -> Iterator[Operation]:
    """Every operation."""
    for each in ROOMS:
        yield from each.rows


@cache
def document() -> Document:
    """The description of the API."""
    return describe(API, PREFIX, rows())


def show_document(_request: HttpRequest) -> HttpResponse:
    """The description, for programs."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def urls() -> list[URLPattern]:
    """The URLs of all operations, a word before what stands for any word; a path's name is that of its first row."""
    found = [route("api/openapi.json", show_document, name="api_document", needs=Open.EVERYONE, methods=GET)]
    views = {place: view for bound in API._get_bound_routers() for place, view in bound.path_operations.items()}
    for place, view in sorted(views.items(), key=lambda each: each[0].replace("{", "~")):
        here = {row.method: row for row in rows() if row.path == place}
        if not here:
            continue
        where = replace_path_param_notation(normalize_path(place)).lstrip("/")
        name = f"api_{next(iter(here.values())).name}"
        found.append(path(PREFIX.lstrip("/") + where, door(view.get_view(), here), name=name))
    return found
