"""Breaches over the API: a seller reads its own; the node reads all and establishes them from decided leads."""

from django.db.models import QuerySet
from ninja import Query

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.models import Right
from touchstone.desk.dossiers.queries.visible import visible_rights
from touchstone.desk.leads.models import Decision
from touchstone.desk.leads.queries.visible import found
from touchstone.desk.leads.shapes import LeadPage, LeadTold
from touchstone.desk.measures.actions.establishing import establish_breach as establish
from touchstone.desk.measures.actions.establishing import kinds_of
from touchstone.desk.measures.api.shapes import (
    BreachesAsked,
    BreachId,
    BreachNew,
    BreachPage,
    BreachTold,
    DraftTold,
    KindTold,
    LeadId,
    VerdictsAsked,
)
from touchstone.desk.measures.drafting import draft_breach as draft
from touchstone.desk.measures.errors import EstablishedError, NoCodeError, NoEvidenceError, NoShopError, NoVerdictError
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import owner_rows
from touchstone.desk.measures.queries.codes import code_at
from touchstone.desk.measures.queries.verdicts import verdict_on, without_breach
from touchstone.desk.measures.queries.visible import find, visible_breaches

OPERATIONS = Operations("breaches")
VIEW, DECIDE = Permission.MEASURE_VIEW, Permission.MEASURE_DECIDE
FROM_LEAD = "leads/{decided}/breach"


@OPERATIONS.get("breaches", name="list_breaches", needs=VIEW, answer=BreachPage)
def list_breaches(request: DeskRequest, asked: Query[BreachesAsked]) -> BreachPage:
    """List breaches.

    With `seller`, those of every dossier that is shown under it.
    """
    rows = _rows(request)
    if asked.standing is not None:
        rows = rows.filter(reversed_at__isnull=asked.standing)
    if asked.seller is not None:
        rows = rows.filter(owner_rows(asked.seller))
    return BreachPage.cut(request, rows, asked, lambda row: BreachTold.of(row, request.actor))


@OPERATIONS.get("breaches/{breach}", name="get_breach", needs=VIEW, answer=BreachTold)
def get_breach(request: DeskRequest, breach: BreachId) -> BreachTold:
    """Get one breach with its facts."""
    return BreachTold.of(find(_rows(request), breach), request.actor)


@OPERATIONS.get("verdicts-without-breach", name="list_verdicts_without_breach", needs=DECIDE, answer=LeadPage)
def list_verdicts_without_breach(request: DeskRequest, asked: Query[VerdictsAsked]) -> LeadPage:
    """List decided leads from which no breach follows yet.

    Their verdict says that something is wrong, and the penalty code cannot owe a measure before the breach is established.
    """
    filters = asked.model_dump(exclude={"after", "limit"}, exclude_none=True)
    rows = without_breach(request.actor, request.now, filters).select_related("listing", "shop", "seller")
    return LeadPage.cut(request, rows, asked, LeadTold.of)


@OPERATIONS.get(FROM_LEAD, name="draft_breach", needs=DECIDE, answer=DraftTold, refusals=(NoVerdictError, NoCodeError))
def draft_breach(request: DeskRequest, decided: LeadId) -> DraftTold:
    """Get what a breach from a decided lead begins with.

    Its likeliest kind, the facts drafted in both languages from the verdict and from what screening saw, and the
    kinds of breach of the penalty code that applies.
    """
    code = code_at(request.now)
    kinds = kinds_of(code, request.now)
    drafted = draft(_verdict(request, decided), kinds, code.zone)
    return DraftTold(**drafted, code=code.identity, kinds=[KindTold.read(row) for row in kinds])


@OPERATIONS.post(
    FROM_LEAD, name="establish_breach", needs=DECIDE, answer=BreachTold, made_at="breaches/{id}",
    refusals=(NoVerdictError, EstablishedError, NoCodeError, NoEvidenceError, NoShopError),
)  # fmt: skip
def establish_breach(request: DeskRequest, decided: LeadId, breach: BreachNew) -> BreachTold:
    """Establish a breach from a decided lead.

    The measures that the penalty code owes are decided at once, and the seller is told. A verdict founds one breach.
    """
    decision = _verdict(request, decided)
    values = breach.model_dump(exclude={"right"})
    made = establish(
        listing=decision.lead.listing, decision=decision, right=_right(request, breach), by=request.actor,
        now=request.now, **values,
    )  # fmt: skip
    return BreachTold.of(find(_rows(request), made.public_id), request.actor)


def _rows(request: DeskRequest) -> QuerySet[Breach]:
    rows = visible_breaches(request.actor)
    return rows.select_related("seller__root", "shop", "right", "listing_version__listing", "decision__lead")


def _verdict(request: DeskRequest, lead: str) -> Decision:
    decision = verdict_on(found(request.actor, lead))
    if decision is None:
        raise NoVerdictError
    return decision


def _right(request: DeskRequest, breach: BreachNew) -> Right | None:
    if breach.right is None:
        return None
    right = visible_rights(request.actor).filter(public_id=breach.right).first()
    if right is None:
        raise NotThereError
    return right
