"""Leads over the API: the queue, one lead, claiming, deciding, taking back. People decide: a key acts for one."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.actions.claiming import claim_lead as claim
from touchstone.desk.leads.actions.deciding import decide_leads, undo_deed
from touchstone.desk.leads.actions.exporting import tell_labels_taken
from touchstone.desk.leads.errors import ClaimedError, NotWaitingError, NotYourDeedError, TooLateError, WaitsAgainError
from touchstone.desk.leads.labels import label_lines, label_pieces
from touchstone.desk.leads.models import Decision
from touchstone.desk.leads.queries.agreement import agreement
from touchstone.desk.leads.queries.deciding import standing_decisions
from touchstone.desk.leads.queries.precision import Period, precision_of_rulesets, precision_of_signals
from touchstone.desk.leads.queries.queue import matching
from touchstone.desk.leads.queries.second_reviews import disagreements
from touchstone.desk.leads.queries.visible import found
from touchstone.desk.leads.shapes import (
    AgreementsTold,
    AgreementTold,
    DecisionNew,
    DecisionPage,
    DecisionTold,
    LabelsAsked,
    LeadId,
    LeadPage,
    LeadsAsked,
    LeadTold,
    PrecisionAsked,
    PrecisionsTold,
    PrecisionTold,
    ReviewPage,
    ReviewTold,
)
from touchstone.desk.workflow.errors import StaleError, WrongStateError

OPERATIONS = Operations("leads")
LEAD = "leads/{lead}"
PARQUET, CSV = "application/vnd.apache.parquet", "text/csv"
VIEW, DECIDE = Permission.LEAD_VIEW, Permission.LEAD_DECIDE


@OPERATIONS.get("leads", name="list_leads", needs=VIEW, answer=LeadPage)
def list_leads(request: DeskRequest, asked: Query[LeadsAsked]) -> LeadPage:
    """List and search leads."""
    filters = asked.model_dump(exclude={"after", "limit"}, exclude_none=True)
    rows = matching(request.actor, request.now, filters).select_related("listing", "shop", "seller")
    return LeadPage.cut(request, rows, asked, LeadTold.of, keys_first=True)


@OPERATIONS.get(LEAD, name="get_lead", needs=VIEW, answer=LeadTold)
def get_lead(request: DeskRequest, lead: LeadId) -> LeadTold:
    """Get one lead."""
    return LeadTold.of(found(request.actor, lead))


@OPERATIONS.get(f"{LEAD}/decisions", name="list_lead_decisions", needs=VIEW, answer=DecisionPage)
def list_lead_decisions(request: DeskRequest, lead: LeadId, asked: Query[PageAsked]) -> DecisionPage:
    """List what was decided on a lead, with what was taken back."""
    rows = Decision.objects.filter(lead=found(request.actor, lead)).select_related("undoing", "lead")
    return DecisionPage.cut(request, rows, asked, DecisionTold.of)


@OPERATIONS.post(
    f"{LEAD}/claim",
    name="claim_lead",
    needs=DECIDE,
    answer=LeadTold,
    status=200,
    refusals=(ClaimedError, NotWaitingError),
)
def claim_lead(request: DeskRequest, lead: LeadId) -> LeadTold:
    """Hold a lead for fifteen minutes, or hold it longer."""
    claim(lead=found(request.actor, lead), by=request.actor, now=request.now)
    return LeadTold.of(found(request.actor, lead))


@OPERATIONS.post(
    f"{LEAD}/decisions",
    name="decide_lead",
    needs=DECIDE,
    answer=LeadTold,
    status=200,
    refusals=(ClaimedError, StaleError, WrongStateError),
)
def decide_lead(request: DeskRequest, lead: LeadId, decision: DecisionNew) -> LeadTold:
    """Decide a lead."""
    decide_leads(leads=[found(request.actor, lead)], by=request.actor, now=request.now, **decision.model_dump())
    return LeadTold.of(found(request.actor, lead))


@OPERATIONS.post(
    f"{LEAD}/undo",
    name="undo_lead",
    needs=DECIDE,
    answer=LeadTold,
    status=200,
    refusals=(NotYourDeedError, TooLateError, WaitsAgainError),
)
def undo_lead(request: DeskRequest, lead: LeadId) -> LeadTold:
    """Take back one's own decision within ten minutes, with those that were given together with it."""
    row = found(request.actor, lead)
    own = standing_decisions().filter(lead=row, decided_by=request.actor.person).order_by("-pk").first()
    undo_deed(deed=own.deed if own else "", by=request.actor, now=request.now)
    return LeadTold.of(found(request.actor, lead))


@OPERATIONS.get("labels/parquet", name="export_labels", needs=VIEW, answer=None, streams=True, gives=PARQUET)
def export_labels(request: DeskRequest, asked: Query[LabelsAsked]) -> StreamingHttpResponse:
    """Take the verdicts that stand along as a table of labels.

    A Parquet file with listing_id, label (1 counterfeit, 0 not), seller_id (a pseudonym), title and platform, as
    `touchstone train` and `touchstone evaluate` read it.
    """
    return _labels(request, label_pieces(asked.platform), asked.platform, PARQUET)


@OPERATIONS.get("labels/csv", name="export_labels_csv", needs=VIEW, answer=None, streams=True, gives=CSV)
def export_labels_csv(request: DeskRequest, asked: Query[LabelsAsked]) -> StreamingHttpResponse:
    """Take the same table along as CSV."""
    return _labels(request, label_lines(asked.platform), asked.platform, CSV)


def _labels(request: DeskRequest, pieces: Iterator[bytes], platform: str, kind: str) -> StreamingHttpResponse:
    tell_labels_taken(by=request.actor, now=request.now, platform=platform)
    return StreamingHttpResponse(pieces, content_type=kind)


@OPERATIONS.get("precision", name="get_precision", needs=VIEW, answer=PrecisionsTold)
def get_precision(request: DeskRequest, asked: Query[PrecisionAsked]) -> PrecisionsTold:
    """Get how precise signals and rulesets are, measured from the verdicts that stand."""
    period = Period(**asked.model_dump())
    found = (precision_of_signals(period), precision_of_rulesets(period))
    signals, rulesets = ([PrecisionTold.of(*each) for each in sorted(part.items())] for part in found)
    return PrecisionsTold(signals=signals, rulesets=rulesets)


@OPERATIONS.get("agreement", name="get_agreement", needs=Permission.LEAD_SETTLE, answer=AgreementsTold)
def get_agreement(request: DeskRequest) -> AgreementsTold:
    """Get how far reviewers agree, measured by blind second reviews."""
    found = agreement(request.actor)
    return AgreementsTold(
        overall=AgreementTold.of("", found.overall),
        verdicts=[AgreementTold.of(key.value, value) for key, value in found.verdicts],
        pairs=[AgreementTold.of("+".join(key), value) for key, value in found.pairs],
    )


@OPERATIONS.get("disagreements", name="list_disagreements", needs=Permission.LEAD_SETTLE, answer=ReviewPage)
def list_disagreements(request: DeskRequest, asked: Query[PageAsked]) -> ReviewPage:
    """List where two reviewers differ, with what was settled."""
    return ReviewPage.cut(request, disagreements(request.actor).order_by(), asked, ReviewTold.of)
