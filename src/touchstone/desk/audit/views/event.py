"""One event: what happened, what the ledger holds of it, and the proof."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.audit.actions.forgetting import forget
from touchstone.desk.audit.forms import ForgetForm
from touchstone.desk.audit.models import Event
from touchstone.desk.audit.named_subject import NamedSubject
from touchstone.desk.audit.proving import prove
from touchstone.desk.audit.queries.visible import found, reads_everything
from touchstone.desk.audit.sentences import Told, tell
from touchstone.desk.authority.checked import checked
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import demand, may


def show_event(request: DeskRequest, event: str) -> HttpResponse:
    """The sentence, the objects, the particulars; for who reads the whole record also number, bytes and hash."""
    row = found(request.actor, event)
    (told,) = tell(request.actor, [row])
    values: dict[str, Any] = {"told": told, "token": event, "particulars": _pairs(told.particulars)}
    if reads_everything(request.actor):
        values |= {"entry": _pretty(row), "hash": bytes(row.leaf_hash).hex(), "number": row.sequence}
        values["proof"] = prove(row)
    if may(request.actor, Permission.RECORD_FORGET, Reach.NODE) and told.particulars:
        values["forget"] = _forget_form(told)
    return render(request, "audit/event_detail.html", values)


def download_proof(request: DeskRequest, event: str) -> HttpResponse:
    """The proof as a file that verifies without the desk; only for who may know how long the record is."""
    row = found(request.actor, event)
    demand(request.actor, Permission.RECORD_VIEW, Reach.NODE)
    proof = prove(row)
    if proof is None:
        raise NotThereError
    answer = HttpResponse(proof.to_bytes(), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="proof-{row.sequence}.json"'
    return answer


def forget_particulars(request: DeskRequest, event: str) -> HttpResponse:
    """Have the particulars of all events about one of the objects of this one forgotten."""
    (told,) = tell(request.actor, [found(request.actor, event)])
    form = _forget_form(told, request.POST)
    checked(form)
    kind, _colon, public_id = form.cleaned_data["subject"].partition(":")
    about = NamedSubject(kind, public_id)
    count = forget(about=about, by=request.actor, now=request.now, reason=form.chosen)
    messages.success(request, _("Particulars were forgotten. Number of events: %(count)d.") % {"count": count})
    return redirect("event_detail", event=event)


def _forget_form(told: Told, data: Any = None) -> ForgetForm:
    subjects = [(f"{kind}:{public_id}", f"{named.label} ({public_id})") for (kind, public_id), named in told.about]
    return ForgetForm(data, subjects=subjects)


def _pretty(event: Event) -> str:
    return json.dumps(json.loads(bytes(event.entry)), ensure_ascii=False, indent=2, sort_keys=True)


def _pairs(particulars: Any) -> list[tuple[str, str]]:
    return [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in particulars.items()
    ]
