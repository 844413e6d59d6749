"""The URLs of leads."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, route
from touchstone.desk.leads.views import agreement, labels, lead, precision, queue, saved

VIEW, DECIDE, SETTLE = Permission.LEAD_VIEW, Permission.LEAD_DECIDE, Permission.LEAD_SETTLE
LEAD = "leads/<slug:lead>/"
FILTER = "leads/filters/<slug:saved_filter>/"

urlpatterns: list[URLPattern] = [
    route("leads/", queue.list_leads, name="lead_list", needs=VIEW, methods=GET),
    route("leads/rows", queue.show_rows, name="lead_rows", needs=VIEW, methods=GET),
    route("leads/next", queue.take_next, name="lead_next", needs=DECIDE, methods=POST),
    route("leads/decide", queue.decide_many, name="lead_decide_many", needs=DECIDE, methods=POST),
    route("leads/undo/<slug:deed>", queue.undo, name="lead_undo", needs=DECIDE, methods=POST),
    route("leads/precision/", precision.show_precision, name="precision", needs=VIEW, methods=GET),
    route("leads/precision.csv", precision.export_precision, name="precision_export", needs=VIEW, methods=GET),
    route("leads/agreement/", agreement.show_agreement, name="agreement", needs=SETTLE, methods=GET),
    route("leads/agreement/<slug:review>", agreement.settle, name="agreement_settle", needs=SETTLE, methods=POST),
    route("leads/labels/", labels.show_labels, name="labels", needs=VIEW, methods=GET),
    route("leads/labels.csv", labels.export_labels_csv, name="labels_csv_export", needs=VIEW, methods=GET),
    route("leads/labels.parquet", labels.export_labels_parquet, name="labels_parquet_export", needs=VIEW, methods=GET),
    route("leads/filters/", saved.list_filters, name="saved_filter_list", needs=VIEW, methods=GET),
    route("leads/filters/new", saved.add, name="saved_filter_add", needs=VIEW, methods=POST),
    route(FILTER + "change", saved.change, name="saved_filter_change", needs=VIEW, methods=POST),
    route(FILTER + "delete", saved.delete, name="saved_filter_delete", needs=VIEW, methods=POST),
    route(FILTER + "opening", saved.open_with, name="saved_filter_opening", needs=VIEW, methods=POST),
    route("leads/opening", saved.choose, name="lead_opening", needs=DECIDE, methods=POST),
    route(LEAD, lead.show_lead, name="lead_detail", needs=VIEW, methods=GET),
    route(LEAD + "claim", lead.claim, name="lead_claim", needs=DECIDE, methods=POST),
    route(LEAD + "release", lead.release, name="lead_release", needs=DECIDE, methods=POST),
    route(LEAD + "decide", lead.decide, name="lead_decide", needs=DECIDE, methods=POST),
    route(LEAD + "steps/<slug:verb>", lead.take_lead_step, name="lead_step", needs=DECIDE, methods=POST),
]
