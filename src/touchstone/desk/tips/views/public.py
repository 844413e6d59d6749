"""For everybody: the form, and the receipt behind its secret link."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.evidence.errors import EvidenceError
from touchstone.desk.evidence.models import EvidenceFile, reads_chinese
from touchstone.desk.tips.actions.answering import step_on
from touchstone.desk.tips.actions.attaching import keep_files
from touchstone.desk.tips.actions.filing import file_tip, receipt_url
from touchstone.desk.tips.actions.forgetting import forget_contact
from touchstone.desk.tips.errors import NoKeeperError
from touchstone.desk.tips.forms import HolderForm, TipForm
from touchstone.desk.tips.limits import count_tip
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.queries.clocks import due_of
from touchstone.desk.tips.queries.receipts import tip_of
from touchstone.desk.tips.terms import contest_within
from touchstone.desk.workflow.queries.steps import possible_steps


@never_cache
def report(request: DeskRequest) -> HttpResponse:
    """The form; whoever sent it is shown the receipt. Nobody has to sign in, and who did is not written down."""
    is_sent = request.method == "POST"
    form = (
        TipForm(request.POST, request.FILES, now=request.now)
        if is_sent
        else TipForm(initial=_named(request), now=request.now)
    )
    if is_sent and form.is_valid():
        count_tip(network=client_address(request), now=request.now)
        files = _kept(request, form)
        if files is not None:
            language = get_language() or "zh-hans"
            _tip, token = file_tip(**form.asked, language=language, files=files, by=PUBLIC, now=request.now)
            return redirect("tip_receipt", token=token)
    return render(request, "tips/report.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
def show_receipt(request: DeskRequest, token: str) -> HttpResponse:
    """How the tip stands, in plain words, and what else whoever holds the receipt can do."""
    return _page(request, tip_of(token), token)


@never_cache
def download_receipt(request: DeskRequest, token: str) -> HttpResponse:
    """The receipt as a text that can be kept and printed."""
    tip = tip_of(token)
    answer = render(request, "tips/receipt.txt", _values(tip, token), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{tip.public_id}.txt"'
    return answer


def take_own_step(request: DeskRequest, token: str, verb: str) -> HttpResponse:
    """Contest the outcome, or withdraw the tip."""
    tip = tip_of(token)
    form = HolderForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    step_on(tip=tip, verb=verb, by=_holder(tip), now=request.now, **form.cleaned_data)
    say(request, _("Thank you, it was received."))
    return redirect("tip_receipt", token=token)


def forget_own(request: DeskRequest, token: str) -> HttpResponse:
    """Remove the contact; the tip goes on."""
    tip = tip_of(token)
    forget_contact(tip=tip, by=_holder(tip), now=request.now)
    say(request, _("Your contact was removed."))
    return redirect("tip_receipt", token=token)


def _named(request: DeskRequest) -> dict[str, str]:
    """What a link to the form may fill in beforehand."""
    return {name: request.GET[name][:1000] for name in ("about", "address") if name in request.GET}


def _kept(request: DeskRequest, form: TipForm) -> list[EvidenceFile] | None:
    """The attachments; None where one of them is not taken, which stands in the form then."""
    try:
        return keep_files(files=form.cleaned_data["attachments"], by=PUBLIC, now=request.now)
    except NoKeeperError as refused:
        form.add_error("attachments", f"{refused.words} {refused.cure}")
        return None
    except EvidenceError as refused:
        words = (refused.sentence_zh, refused.hint_zh) if reads_chinese() else (refused.sentence, refused.hint)
        form.add_error("attachments", " ".join(words))
        return None


def _holder(tip: Tip) -> Actor:
    return replace(PUBLIC, holds=tip.public_id)


def _values(tip: Tip, token: str) -> dict[str, object]:
    until = tip.ended_at + contest_within(tip.ended_at) if tip.ended_at and tip.outcome else None
    return {
        "tip": tip,
        "state": tip.state,
        "url": receipt_url(token),
        "token": token,
        "until": until,
        "due": due_of(tip),
    }


def _page(request: DeskRequest, tip: Tip, token: str) -> HttpResponse:
    def address(verb: str) -> str:
        return reverse("tip_own_step", kwargs={"token": token, "verb": verb})

    steps = possible_steps(subject=tip, actor=_holder(tip), now=request.now, address=address)
    values = {**_values(tip, token), "steps": steps, "files_count": tip.files.count()}
    return render(request, "tips/receipt.html", values)
