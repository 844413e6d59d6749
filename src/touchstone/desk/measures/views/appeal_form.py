"""Writing an appeal: its text, its files, what is kept of it until it is filed."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import DeskError, InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.evidence.forms import FileForm
from touchstone.desk.evidence.kinds import KINDS, LARGEST_FILE
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.actions.appealing import file_appeal, is_appealable
from touchstone.desk.measures.actions.drafting_appeals import MOST_FILES, attach_file, detach_file, save_draft
from touchstone.desk.measures.errors import NotAppealableError
from touchstone.desk.measures.forms import AppealForm
from touchstone.desk.measures.guidance import what_to_do
from touchstone.desk.measures.models import AppealDraft, Breach
from touchstone.desk.measures.queries.codes import ground_of, in_chinese
from touchstone.desk.measures.queries.visible import find, visible_breaches, visible_drafts

JSON = "application/json"
ACCEPTED = ",".join(f".{ending}" for kind in KINDS.values() for ending in kind.endings)


def new_appeal(request: DeskRequest, breach: str) -> HttpResponse:
    """Write it, keep it as a draft, file it."""
    row = _breach(request, breach)
    if not is_appealable(row, request.now):
        raise NotAppealableError
    draft = visible_drafts(request.actor).filter(breach=row).first()
    form = AppealForm(request.POST or None, initial={"text": draft.text if draft else ""})
    if "save" in request.POST:
        form.fields["text"].required = False
        if not form.is_valid():
            return _page(request, row, draft, form)
        save_draft(breach=row, text=form.cleaned_data["text"], by=request.actor, now=request.now)
        say(request, _("The draft was saved. It is not filed yet."))
        return redirect("appeal_new", breach=row.public_id)
    if form.is_valid():
        evidence = draft.evidence if draft else []
        appeal = file_appeal(
            breach=row, text=form.cleaned_data["text"], evidence=evidence, by=request.actor, now=request.now
        )
        say(request, _("The appeal was filed. Another person than before decides it."))
        return redirect("appeal_detail", appeal=appeal.public_id)
    return _page(request, row, draft, form)


def add_draft_file(request: DeskRequest, breach: str) -> HttpResponse:
    """Keep one file and attach it; a script that sent it reads a refusal as `{"detail": sentence}`."""
    row, form = _breach(request, breach), FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise InvalidError(problems="file")
        given = form.cleaned_data["file"]
        kept = add_file(chunks=given.chunks(), name=given.name, by=request.actor, now=request.now)
        attach_file(breach=row, file=kept.public_id, by=request.actor, now=request.now)
    except DeskError as refused:
        if request.headers.get("Accept") != JSON:
            raise
        said = (refused.sentence_zh, refused.hint_zh) if in_chinese() else (refused.sentence, refused.hint)
        return JsonResponse({"detail": " ".join(said)}, status=refused.status)
    return redirect("appeal_new", breach=row.public_id)


def drop_draft_file(request: DeskRequest, breach: str) -> HttpResponse:
    """Take one out of the draft."""
    row = _breach(request, breach)
    detach_file(breach=row, file=request.POST.get("file", "")[:40], by=request.actor, now=request.now)
    return redirect("appeal_new", breach=row.public_id)


def _breach(request: DeskRequest, breach: str) -> Breach:
    return find(visible_breaches(request.actor).select_related("seller__root", "listing_version"), breach)


def _page(request: DeskRequest, row: Breach, draft: AppealDraft | None, form: AppealForm) -> HttpResponse:
    ground = ground_of(row)
    values = {
        "breach": row,
        "form": form,
        "draft": draft,
        "files": visible_to(request.actor).filter(public_id__in=draft.evidence if draft else []),
        "most": MOST_FILES,
        "earlier": row.appeals.exists(),
        "left": (row.appeal_until - request.now).days,
        "ground": ground.text_zh if in_chinese() else ground.text_en,
        "facts": row.facts_zh if in_chinese() else row.facts_en,
        "steps": what_to_do(row.kind, chinese=in_chinese()),
        "accepted": ACCEPTED,
        "largest": LARGEST_FILE,
    }
    return render(request, "measures/appeal_form.html", values, status=422 if form.errors else 200)
