"""Access requests over the API: the queue, one request, its steps. People decide: a key can look, a session can step."""

from typing import Annotated, Any, ClassVar, Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.queries import requests
from touchstone.desk.accounts.shapes import OrganisationId
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Paragraphs, Time, Told, id_of, text
from touchstone.desk.workflow.queries.steps import possible_steps

OPERATIONS = Operations("access")
REQUEST = "access-requests/{access_request}"
VIEW = Permission.ACCESS_VIEW
AccessRequestId = Annotated[str, id_of("acc")]
AccessState = Literal["submitted", "in_review", "asked", "proposed", "admitted", "refused", "withdrawn", "lapsed"]
AccessVerb = Literal["claim", "propose", "ask", "refuse", "release", "admit", "send_back", "take_back"]


class AccessRequestTold(Told):
    """An organisation asks to work at this desk."""

    id: AccessRequestId
    status: AccessState
    version: int = Field(description="Counts the steps; a step says which one it saw.")
    name: str
    kind: OrganisationKind
    registration_number: str
    why: str
    contact_name: str
    contact_email: str
    created_at: Time
    claimed_by: str
    organisation: OrganisationId | None = Field(description="What became of it once it was admitted.")

    @classmethod
    def of(cls, row: AccessRequest) -> Self:
        """Of its row."""
        return cls.read(row, organisation=row.organisation.public_id if row.organisation else None)


class AccessRequestPage(Page):
    """Requests in the order in which they came."""

    LIST: ClassVar = "access-requests"
    items: list[AccessRequestTold]


class AccessRequestsAsked(PageAsked):
    """Which requests."""

    q: Annotated[str, text(200, least=0)] = Field("", description="Words of the name, or the whole code.")
    state: AccessState | None = None


class AccessStep(Asked):
    """One step of the workflow."""

    verb: AccessVerb
    seen: int = Field(ge=0, le=2**31 - 1, description="The `version` that was looked at.")
    reason: Paragraphs = Field("", max_length=2000, description="Where the step asks for one.")


class StepOffer(Told):
    """A step that is the actor's to take; `refusal` says why not now."""

    verb: str
    label: str
    refusal: str
    cure: str


class StepOffers(Told):
    """The steps out of the present state."""

    version: int
    steps: list[StepOffer]


@OPERATIONS.get("access-requests", name="list_access_requests", needs=VIEW, answer=AccessRequestPage)
def list_access_requests(request: DeskRequest, asked: Query[AccessRequestsAsked]) -> AccessRequestPage:
    """List access requests."""
    rows = requests.matching(request.actor, asked.q, asked.state or "").select_related("organisation")
    return AccessRequestPage.cut(request, rows, asked, AccessRequestTold.of)


@OPERATIONS.get(REQUEST, name="get_access_request", needs=VIEW, answer=AccessRequestTold)
def get_access_request(request: DeskRequest, access_request: AccessRequestId) -> AccessRequestTold:
    """Get one access request."""
    return AccessRequestTold.of(requests.found(request.actor, access_request))


@OPERATIONS.get(f"{REQUEST}/steps", name="list_access_steps", needs=VIEW, answer=StepOffers)
def list_access_steps(request: DeskRequest, access_request: AccessRequestId) -> StepOffers:
    """List the steps that one can take now."""
    found = requests.found(request.actor, access_request)
    offers = possible_steps(subject=found, actor=request.actor, now=request.now, address=str)
    return StepOffers(version=found.version, steps=[StepOffer.read(offer, **_words(offer)) for offer in offers])


@OPERATIONS.post(f"{REQUEST}/steps", name="take_access_step", needs=VIEW, answer=AccessRequestTold, status=200)
def take_access_step(request: DeskRequest, access_request: AccessRequestId, step: AccessStep) -> AccessRequestTold:
    """Take a step.

    Admission is proposed by one person and confirmed by another.
    """
    found = requests.found(request.actor, access_request)
    step_on(request=found, by=request.actor, now=request.now, **step.model_dump())
    return AccessRequestTold.of(requests.found(request.actor, access_request))


def _words(offer: Any) -> dict[str, str]:
    return {"label": str(offer.label)}
