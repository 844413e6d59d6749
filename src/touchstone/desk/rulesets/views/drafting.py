"""Pages on which a draft is written."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import DeskError, InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.rulesets.actions.drafting import rewrite_draft, write_draft
from touchstone.desk.rulesets.errors import NotDraftError, RulesetRefusedError, SameRulesetError
from touchstone.desk.rulesets.forms import DraftForm
from touchstone.desk.rulesets.queries.releases import live_release
from touchstone.desk.rulesets.queries.visible import found
from touchstone.desk.rulesets.transitions import DRAFT


def new_draft(request: DeskRequest) -> HttpResponse:
    """Write a draft; the text begins as a release that is there: `?from=`, else the live one."""
    if request.method == "POST":
        form = DraftForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                row = write_draft(
                    content=form.written(), why=form.cleaned_data["why"], by=request.actor, now=request.now
                )
            except (RulesetRefusedError, SameRulesetError) as refusal:
                form.add_error("content", _said(refusal))
            else:
                say(request, _("The draft is kept. Backtest it next."))
                return redirect("ruleset_detail", release=row.public_id)
    else:
        origin = request.GET.get("from", "")
        start = found(request.actor, origin) if origin else live_release()
        form = DraftForm(initial={"content": start.file.content if start else ""})
    return _page(request, form, _("New draft"), reverse("ruleset_list"))


def edit_draft(request: DeskRequest, release: str) -> HttpResponse:
    """Write a draft anew."""
    row = found(request.actor, release)
    if row.status != DRAFT:
        raise NotDraftError
    if request.method == "POST":
        form = DraftForm(request.POST, request.FILES)
        if form.is_valid():
            content, seen = form.written(), form.cleaned_data["seen"]
            if seen is None:
                raise InvalidError(problems="seen")
            why = form.cleaned_data["why"]
            try:
                rewrite_draft(release=row, content=content, seen=seen, why=why, by=request.actor, now=request.now)
            except (RulesetRefusedError, SameRulesetError) as refusal:
                form.add_error("content", _said(refusal))
            else:
                say(request, _("The draft was written anew."))
                return redirect("ruleset_detail", release=row.public_id)
    else:
        form = DraftForm(initial={"content": row.file.content, "why": row.why, "seen": row.version})
    return _page(request, form, str(row), reverse("ruleset_detail", kwargs={"release": row.public_id}))


def _page(request: DeskRequest, form: DraftForm, title: str, back: str) -> HttpResponse:
    crumbs = [{"label": _("Rulesets"), "url": reverse("ruleset_list")}, {"label": title, "url": ""}]
    values = {"form": form, "title": title, "back": back, "crumbs": crumbs}
    return render(request, "rulesets/draft.html", values, status=422 if form.errors else 200)


def _said(refusal: DeskError) -> str:
    is_chinese = (get_language() or "").startswith("zh")
    return f"{refusal.sentence_zh}{refusal.hint_zh}" if is_chinese else f"{refusal.sentence} {refusal.hint}"
