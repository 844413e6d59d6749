"""The URLs of the record."""

from django.urls import URLPattern

from touchstone.desk.audit.views import event, ledger, record
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, route

READ, LEDGER, FORGET = Permission.RECORD_VIEW, Permission.LEDGER_VIEW, Permission.RECORD_FORGET
EVENT = "record/<slug:event>"

urlpatterns: list[URLPattern] = [
    route("record/", record.list_events, name="record_list", needs=READ, methods=GET),
    route("record.csv", record.export_events, name="record_csv", needs=READ, methods=GET),
    route(f"{EVENT}/", event.show_event, name="event_detail", needs=READ, methods=GET),
    route(f"{EVENT}/proof.json", event.download_proof, name="event_proof", needs=READ, methods=GET),
    route(f"{EVENT}/forget", event.forget_particulars, name="event_forget", needs=FORGET, methods=POST),
    route("ledger/", ledger.show_ledger, name="ledger", needs=LEDGER, methods=GET),
    route("ledger/verification", ledger.show_verification, name="ledger_verification", needs=LEDGER, methods=GET),
    route("ledger/verify", ledger.verify_now, name="ledger_verify", needs=LEDGER, methods=POST),
    route("ledger/anchors/<slug:day>", ledger.download_anchor, name="ledger_anchor", needs=LEDGER, methods=GET),
    route("ledger/heads/<int:size>", ledger.download_head, name="ledger_head", needs=LEDGER, methods=GET),
    route("ledger/keys", ledger.download_keys, name="ledger_keys", needs=LEDGER, methods=GET),
    route("ledger/verifier", ledger.download_verifier, name="ledger_verifier", needs=LEDGER, methods=GET),
]
