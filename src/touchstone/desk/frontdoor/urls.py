"""All URLs of the desk: each room's rows, and the pages of the account library."""

from django.urls import URLPattern, URLResolver

from touchstone.desk.accounts.access.urls import urlpatterns as access
from touchstone.desk.accounts.urls import urlpatterns as accounts
from touchstone.desk.audit.urls import urlpatterns as audit
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, Open, route
from touchstone.desk.delivery.urls import urlpatterns as delivery
from touchstone.desk.dossiers.urls import urlpatterns as dossiers
from touchstone.desk.evidence.urls import urlpatterns as evidence
from touchstone.desk.frontdoor import views
from touchstone.desk.frontdoor.api.assembly import urls as api_urls
from touchstone.desk.frontdoor.reference import views as reference
from touchstone.desk.leads.urls import urlpatterns as leads
from touchstone.desk.measures.urls import urlpatterns as measures
from touchstone.desk.reports.urls import urlpatterns as reports
from touchstone.desk.rulesets.urls import urlpatterns as rulesets
from touchstone.desk.tips.urls import urlpatterns as tips
from touchstone.desk.workflow.urls import urlpatterns as workflow

urlpatterns: list[URLPattern | URLResolver] = [
    route("", views.home, name="home", needs=Permission.DESK_ENTER, methods=GET),
    route("health", views.alive, name="alive", needs=Open.EVERYONE, methods=GET),
    route("ready", views.ready, name="ready", needs=Open.EVERYONE, methods=GET),
    route("metrics", views.metrics, name="metrics", needs=Open.EVERYONE, methods=GET),
    *accounts,
    *access,
    *audit,
    *workflow,
    *delivery,
    *evidence,
    *dossiers,
    *leads,
    *tips,
    *rulesets,
    *measures,
    *reports,
    route("api/reference/", reference.list_operations, name="operation_list", needs=Permission.DESK_ENTER, methods=GET),
    route(
        "api/reference/<slug:operation>/",
        reference.show_operation,
        name="operation_detail",
        needs=Permission.DESK_ENTER,
        methods=GET,
    ),
    *api_urls(),
]
handler500 = "touchstone.desk.frontdoor.fault_page.answer_fault"
