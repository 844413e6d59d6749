"""Evidence files: the list, adding one, one with its preview, the original as a download."""

from typing import BinaryIO

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.evidence import actions, queries
from touchstone.desk.evidence.errors import EvidenceError
from touchstone.desk.evidence.forms import FileForm
from touchstone.desk.evidence.kinds import KINDS, LARGEST_FILE
from touchstone.desk.evidence.models import EvidenceFile, reads_chinese
from touchstone.desk.evidence.serving import download_headers, preview_headers
from touchstone.desk.evidence.store import evidence_store

JSON = "application/json"
ACCEPTED = ",".join(f".{ending}" for kind in KINDS.values() for ending in kind.endings)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_files(request: DeskRequest) -> HttpResponse:
    """The files, newest first, and a place to drop another one."""
    adds = may(request.actor, Permission.EVIDENCE_ADD)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        return add_file(request, form)
    page = queries.page_of(request.actor, request.GET.get("cursor", ""))
    values = {"page": page, "adds": adds, "form": form, "accepted": ACCEPTED, "largest": LARGEST_FILE}
    return render(request, "evidence/file_list.html", values, status=422 if form.errors else 200)


def add_file(request: DeskRequest, form: FileForm) -> HttpResponse:
    """Keep what was handed in and show it; a script that sent it reads a refusal as `{"detail": sentence}`."""
    handed_in = form.cleaned_data["file"]
    try:
        file = actions.add_file(chunks=handed_in.chunks(), name=handed_in.name, by=request.actor, now=request.now)
    except EvidenceError as refused:
        if request.headers.get("Accept") != JSON:
            raise
        words = (refused.sentence_zh, refused.hint_zh) if reads_chinese() else (refused.sentence, refused.hint)
        return JsonResponse({"detail": " ".join(words)}, status=refused.status)
    say(request, _("The file was kept."))
    return redirect("evidence_detail", file=file.public_id)


@never_cache
@require_safe
def show_file(request: DeskRequest, file: str) -> HttpResponse:
    """One file: what it is, what was found, its preview."""
    return render(request, "evidence/file_detail.html", {"file": queries.found(request.actor, file)})


@require_POST
def download_file(request: DeskRequest, file: str) -> FileResponse:
    """The original, as a download that nothing runs."""
    kept = queries.found(request.actor, file)
    content = actions.hand_out(file=kept, by=request.actor, now=request.now)
    return sealed(content, download_headers(name=kept.name, kind=kept.kind_row, size=kept.size))


@require_safe
def show_preview(request: DeskRequest, file: str) -> FileResponse:
    """The picture that the worker drew."""
    kept: EvidenceFile = queries.found_with_preview(request.actor, file)
    return sealed(evidence_store().open(kept.preview_digest), preview_headers(size=kept.preview_size))


def sealed(content: BinaryIO, headers: dict[str, str]) -> FileResponse:
    """An open file under exactly these headers; Django would guess some of them from the file."""
    answer = FileResponse(content)
    for name, value in headers.items():
        answer.headers[name] = value
    return answer
