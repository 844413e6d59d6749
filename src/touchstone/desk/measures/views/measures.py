"""The page of a measure: one decision with its reasons, and its statement."""

import json

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.errors import StatementHeldError
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.named_rules import rests_on
from touchstone.desk.measures.queries.codes import in_chinese, title_of
from touchstone.desk.measures.queries.submissions import NEEDED as SUBMITTED
from touchstone.desk.measures.queries.submissions import submission_of
from touchstone.desk.measures.queries.visible import find, shown_seller, visible_measures
from touchstone.desk.measures.views.letters import letter_of
from touchstone.desk.measures.views.redress import redress_of
from touchstone.desk.measures.views.states import state_of

NEEDED = ("breach__seller__root", "breach__listing_version__listing")


def show_measure(request: DeskRequest, measure: str) -> HttpResponse:
    """One decision as it was said, in both languages, that of the reader first."""
    row = find(visible_measures(request.actor).select_related(*NEEDED), measure)
    reasons = [
        ("en", _("Reasons in English"), row.statement_en),
        ("zh-Hans", _("Reasons in Chinese"), row.statement_zh),
    ]
    values = {
        **shown_measure(row, request),
        **redress_of(row, request),
        "rests": rests_on(row),
        "reasons": reasons[::-1] if in_chinese() else reasons,
        "decides": may(request.actor, Permission.MEASURE_DECIDE, Reach.NODE),
        "letter": letter_of(request, shown_seller(request.actor, row.breach.seller)),
    }
    return render(request, "measures/measure.html", values)


def show_submission(request: DeskRequest, measure: str) -> HttpResponse:
    """The statement for the DSA Transparency Database: what would be sent, or what is wrong with it."""
    made = submission_of(find(visible_measures(request.actor).select_related(*SUBMITTED), measure), request.now)
    chinese = in_chinese()
    problems = [
        (each.field, each.what_zh if chinese else each.what_en, each.cure_zh if chinese else each.cure_en)
        for each in made.problems
    ]
    body = json.dumps(made.body, ensure_ascii=False, indent=2) if made.body else ""
    values = {**shown_measure(made.measure, request), "made": made, "body": body, "problems": problems}
    return render(request, "measures/submission.html", values)


def export_submission(request: DeskRequest, measure: str) -> HttpResponse:
    """The body as JSON. StatementHeldError: something is wrong with it, or none is due."""
    made = submission_of(find(visible_measures(request.actor).select_related(*SUBMITTED), measure), request.now)
    if not made.may_leave:
        raise StatementHeldError(count=len(made.problems))
    answer = JsonResponse(made.body, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="statement-{made.measure.public_id}.json"'
    return answer


def shown_measure(row: Measure, request: DeskRequest) -> dict[str, object]:
    """A measure as pages show it; needs what NEEDED names."""
    return {
        "measure": row,
        "action": title_of(row.action),
        "state": state_of(row, request.now),
        "listing": row.breach.listing_version.listing,
        "seller": shown_seller(request.actor, row.breach.seller),
    }
