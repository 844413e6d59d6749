"""For those who answer: what people reported, joined by what it is about."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.tips.actions.answering import answer_target, step_on
from touchstone.desk.tips.actions.forgetting import forget_contact
from touchstone.desk.tips.forms import AnswerForm, AttachForm, DetachForm, FindForm, HolderForm, TipsFilter
from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.queries.clocks import clocks_of_tips, next_clocks
from touchstone.desk.tips.queries.dossiers import offered, same_thing
from touchstone.desk.tips.queries.targets import contacts_of, found_target, found_tip, matching, page_of
from touchstone.desk.tips.transitions import LOOKED_AT, RECEIVED, TIP
from touchstone.desk.workflow.queries.steps import possible_steps

OWN_FORMS = ("answer",)
"""Steps that the page offers in its own way."""
JUDGING = ("uphold",)
"""Steps that nobody takes against an objection to the own outcome."""
SHOWN = 200
"""Tips of one thing on its page, the newest."""


def list_tips(request: DeskRequest) -> HttpResponse:
    """What was reported, the newest first; tips of the same thing stand in one row."""
    form = TipsFilter(request.GET)
    asked = form.values()
    page = page_of(matching(request.actor, asked, request.now), request.GET.get("cursor", "")[:400])
    clocks = next_clocks(page.rows, request.now)
    rows = [(row, clocks.get(row.pk)) for row in page.rows]
    values = {"form": form, "page": page, "rows": rows, "is_narrowed": bool(asked)}
    return render(request, "tips/list.html", values)


def show_target(request: DeskRequest, target: str) -> HttpResponse:
    """All tips of one thing, what became of them, and the answer to them."""
    row = found_target(request.actor, target)
    return target_page(request, row)


def answer(request: DeskRequest, target: str) -> HttpResponse:
    """One outcome for all open tips of the thing."""
    row = found_target(request.actor, target)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return target_page(request, row, answering=form, status=422)
    count = answer_target(target=row, by=request.actor, now=request.now, **form.cleaned_data)
    say(request, ngettext("%(count)s tip was answered.", "%(count)s tips were answered.", count) % {"count": count})
    return redirect("tip_detail", target=target)


def take_tip_step(request: DeskRequest, tip: str, verb: str) -> HttpResponse:
    """Take a tip up, look at it again, uphold its outcome."""
    row = found_tip(request.actor, tip)
    form = HolderForm(request.POST)
    if not form.is_valid() or verb in OWN_FORMS:
        raise InvalidError(problems=", ".join(form.errors) or verb)
    step_on(tip=row, verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    step = TIP.step(verb)
    say(request, _("Done: %(step)s.") % {"step": step.label if step else verb})
    return redirect("tip_detail", target=row.target.public_id)


def forget(request: DeskRequest, tip: str) -> HttpResponse:
    """Remove the contact of whoever reported, because it was asked for."""
    row = found_tip(request.actor, tip)
    forget_contact(tip=row, by=request.actor, now=request.now)
    say(request, _("The contact was removed."))
    return redirect("tip_detail", target=row.target.public_id)


def of_listing(_request: DeskRequest, listing: str) -> HttpResponse:
    """The tips on one listing."""
    return redirect(f"{reverse('tip_list')}?listing={listing}")


def of_shop(_request: DeskRequest, shop: str) -> HttpResponse:
    """The tips on one shop."""
    return redirect(f"{reverse('tip_list')}?shop={shop}")


def target_page(
    request: DeskRequest,
    row: Target,
    *,
    answering: AnswerForm | None = None,
    attaching: AttachForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one thing, with what somebody just filled in."""
    tips = list(row.tips.prefetch_related("files").order_by("-pk")[:SHOWN])
    contacts, clocks = contacts_of(request.actor, tips), clocks_of_tips(tips, request.now)
    is_by_lead = row.lead is not None and row.lead.waiting
    barred = any(request.actor.person in tip.objected_to for tip in tips if tip.status in (RECEIVED, LOOKED_AT))
    decides = may(request.actor, Permission.LEAD_DECIDE, Reach.NODE)
    values = {
        "target": row,
        "tips": [
            (tip, contacts.get(tip.contact_digest), clocks.get(tip.public_id), _steps(request, tip)) for tip in tips
        ],
        "form": answering or AnswerForm(),
        "is_by_lead": is_by_lead,
        "is_answerable": not is_by_lead and any(tip.status in (RECEIVED, LOOKED_AT) for tip in tips),
        "decides": decides,
        "is_barred": barred,
        "forgets": may(request.actor, Permission.RECORD_FORGET, Reach.NODE),
        "others": same_thing(row).exclude(pk=row.pk)[:SHOWN],
        "crumbs": [{"label": _("Tips"), "url": reverse("tip_list")}, {"label": str(row), "url": ""}],
        **(_joining(request, row, attaching or AttachForm()) if decides else {}),
    }
    return render(request, "tips/target.html", values, status=status)


def _joining(request: DeskRequest, row: Target, attaching: AttachForm) -> dict[str, object]:
    """What the page needs to attach by hand, or to take that back."""
    if row.attached_at is not None:
        url = reverse("tip_detach", kwargs={"target": row.public_id})
        words = _("The lead is lowered, and what its verdict answered is looked at again.")
        reason = DetachForm.base_fields["reason"].label
        undo = {"label": _("Detach"), "url": url, "consequence": words, "reason": reason, "sign": "unlink"}
        return {"undo": [undo], "attached_by": names_of([row.attached_by]).get(row.attached_by, "")}
    if row.is_found:
        return {}
    finding = FindForm(request.GET if "find" in request.GET else {"find": row.thing})
    words = finding.cleaned_data["find"] if finding.is_valid() else ""
    return {"finding": finding, "attaching": attaching, "offered": offered(request.actor, request.now, words)}


def _steps(request: DeskRequest, tip: Tip) -> list[object]:
    def address(verb: str) -> str:
        return reverse("tip_step", kwargs={"tip": tip.public_id, "verb": verb})

    offers = possible_steps(subject=tip, actor=request.actor, now=request.now, address=address)
    left_out = (*OWN_FORMS, *JUDGING) if request.actor.person in tip.objected_to else OWN_FORMS
    return [offer for offer in offers if offer.verb not in left_out and not offer.refusal]
