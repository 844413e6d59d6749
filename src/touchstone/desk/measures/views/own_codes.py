"""The page that takes in a penalty code of the node's own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.actions.own_codes import add_code
from touchstone.desk.measures.forms import CodeForm
from touchstone.desk.measures.queries.codes import in_chinese
from touchstone.vocabulary.errors import TouchstoneError


def add_own_code(request: DeskRequest) -> HttpResponse:
    """Read a file as a code and keep it; what is wrong is said with its place and cure."""
    form = CodeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            row = add_code(data=form.cleaned_data["file"], by=request.actor, now=request.now)
        except TouchstoneError as error:
            form.add_error("file", _in_words(error))
        else:
            say(request, _("The code was read and kept. It applies to nothing until two people adopt it."))
            return redirect(f"{reverse('code_simulation')}?code={row.identity.replace('+', '%2B')}")
    values = {"form": form, "title": _("Add a penalty code"), "lead": "", "back": reverse("code_simulation")}
    return render(request, "measures/form.html", {**values, "sends_file": True}, status=422 if form.errors else 200)


def _in_words(error: TouchstoneError) -> str:
    return f"{error.sentence_zh} {error.hint_zh}" if in_chinese() else f"{error.sentence} {error.hint}"
