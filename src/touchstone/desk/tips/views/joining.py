"""For those who answer: which listing or shop a misread address means."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.tips.actions.joining import attach_target, detach_target
from touchstone.desk.tips.forms import AttachForm, DetachForm
from touchstone.desk.tips.queries.dossiers import dossier_of
from touchstone.desk.tips.queries.targets import found_target
from touchstone.desk.tips.views.staff import target_page


def attach(request: DeskRequest, target: str) -> HttpResponse:
    """The tips stand with the dossier that was chosen."""
    row = found_target(request.actor, target)
    form = AttachForm(request.POST)
    if not form.is_valid():
        return target_page(request, row, attaching=form, status=422)
    dossier = dossier_of(request.actor, request.now, form.cleaned_data["dossier"])
    reason = form.cleaned_data["reason"]
    attach_target(target=row, dossier=dossier, reason=reason, by=request.actor, now=request.now)
    say(request, _("The tips were attached."))
    return redirect("tip_detail", target=target)


def detach(request: DeskRequest, target: str) -> HttpResponse:
    """They stand alone again."""
    row = found_target(request.actor, target)
    form = DetachForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    detach_target(target=row, reason=form.cleaned_data["reason"], by=request.actor, now=request.now)
    say(request, _("The tips were detached."))
    return redirect("tip_detail", target=target)
