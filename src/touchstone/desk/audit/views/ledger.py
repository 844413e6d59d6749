"""The ledger: heads, anchors and keys to take along, and the check of everything."""

from datetime import date
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.desk.audit.actions.verifications import ask_verification
from touchstone.desk.audit.models import Verification
from touchstone.desk.audit.models.watch import OPEN_STATES, State
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.queries.ledger import found_anchor, found_head, overview
from touchstone.desk.audit.verification_words import words_of
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.ledger import standalone

TONES = {State.SOUND: "success", State.UNSOUND: "danger", State.FAILED: "danger"}


def show_ledger(request: DeskRequest) -> HttpResponse:
    """How long the ledger is, what is signed, what can be taken along, whether it was verified."""
    seen = overview()
    alarm = seen.alarm and (seen.alarm.chinese if _is_chinese() else seen.alarm.english)
    values = {"seen": seen, "alarm": alarm, "check": _check(seen.verification)}
    return render(request, "audit/ledger.html", values)


def show_verification(request: DeskRequest) -> HttpResponse:
    """The state of the check alone; the page asks for it again while it runs."""
    return render(request, "audit/verification.html", {"check": _check(Verification.objects.first())})


@require_POST
def verify_now(request: DeskRequest) -> HttpResponse:
    """Ask for a check of everything."""
    ask_verification(by=request.actor, now=request.now)
    messages.success(request, _("The whole record is verified in the background."))
    return redirect("ledger")


def download_anchor(request: DeskRequest, day: str) -> HttpResponse:
    """The anchor of a day, as the file that it is."""
    try:
        anchor = found_anchor(date.fromisoformat(day))
    except ValueError:
        raise NotThereError from None
    return _file(anchor.to_line(), f"{day}.json", "application/json")


def download_head(request: DeskRequest, size: int) -> HttpResponse:
    """A signed head."""
    return _file(found_head(size).note.encode(), f"head-{size}.note", "text/plain; charset=utf-8")


def download_keys(request: DeskRequest) -> HttpResponse:
    """The public keys, as the verifiers read them."""
    lines = "".join(f"{key.to_text()}\n" for key in verifying_keys())
    return _file(lines.encode(), "record.pub", "text/plain; charset=utf-8")


def download_verifier(request: DeskRequest) -> FileResponse:
    """The verifier in one file that needs nothing of touchstone."""
    path = Path(str(standalone.__file__))
    return FileResponse(path.open("rb"), as_attachment=True, filename="standalone.py", content_type="text/x-python")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _check(row: Verification | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {
        "row": row,
        "is_open": row.state in OPEN_STATES,
        "words": words_of(row.state),
        "tone": TONES.get(State(row.state), "info"),
        "text": row.chinese if _is_chinese() else row.english,
        "percent": 100 * row.done // row.size if row.size else 0,
    }


def _is_chinese() -> bool:
    return str(get_language()).startswith("zh")
