"""Endpoints of the own organisation over the API."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import demand, relation_to
from touchstone.desk.delivery.actions import endpoints as actions
from touchstone.desk.delivery.errors import AddressRefusedError, UnwantedKindsError
from touchstone.desk.delivery.keys import write_secret
from touchstone.desk.delivery.node_keys import public_keys
from touchstone.desk.delivery.passes import policy_of_node
from touchstone.desk.delivery.queries import endpoints
from touchstone.desk.delivery.shapes import (
    EndpointChange,
    EndpointId,
    EndpointNew,
    EndpointPage,
    EndpointSecret,
    EndpointTold,
)
from touchstone.desk.delivery.webhooks import signer_of

OPERATIONS = Operations("endpoints")
ENDPOINT = "endpoints/{endpoint}"
VIEW, MANAGE = Permission.ENDPOINT_VIEW, Permission.ENDPOINT_MANAGE
REFUSED = (AddressRefusedError, UnwantedKindsError)


@OPERATIONS.get("endpoints", name="list_endpoints", needs=VIEW, answer=EndpointPage)
def list_endpoints(request: DeskRequest, asked: Query[PageAsked]) -> EndpointPage:
    """List where the own organisation receives webhooks."""
    return EndpointPage.cut(request, endpoints.visible_to(request.actor), asked, EndpointTold.of)


@OPERATIONS.post(
    "endpoints", name="add_endpoint", needs=MANAGE, answer=EndpointTold, refusals=REFUSED, made_at="endpoints/{id}"
)
def add_endpoint(request: DeskRequest, endpoint: EndpointNew) -> EndpointTold:
    """Add an endpoint.

    Its address is read strictly; it is looked up only when it is called.
    """
    sent = endpoint.model_dump()
    return EndpointTold.of(actions.add_endpoint(**sent, policy=policy_of_node(), by=request.actor, now=request.now))


@OPERATIONS.get(ENDPOINT, name="get_endpoint", needs=VIEW, answer=EndpointTold)
def get_endpoint(request: DeskRequest, endpoint: EndpointId) -> EndpointTold:
    """Get one endpoint."""
    return EndpointTold.of(endpoints.found(request.actor, endpoint))


@OPERATIONS.patch(ENDPOINT, name="change_endpoint", needs=MANAGE, answer=EndpointTold, refusals=REFUSED)
def change_endpoint(request: DeskRequest, endpoint: EndpointId, change: EndpointChange) -> EndpointTold:
    """Change name, address or kinds of an endpoint.

    What is queued already goes to the new address.
    """
    found = endpoints.found(request.actor, endpoint)
    whole = {"name": found.name, "url": found.url, "kinds": found.kinds, **change.model_dump(exclude_unset=True)}
    changed = actions.change_endpoint(
        endpoint=found, **whole, policy=policy_of_node(), by=request.actor, now=request.now
    )
    return EndpointTold.of(changed)


@OPERATIONS.post(f"{ENDPOINT}/close", name="close_endpoint", needs=MANAGE, answer=EndpointTold, status=200)
def close_endpoint(request: DeskRequest, endpoint: EndpointId) -> EndpointTold:
    """Send nothing there any more.

    What is queued is given up. A second time changes nothing.
    """
    found = endpoints.found(request.actor, endpoint)
    return EndpointTold.of(actions.close_endpoint(endpoint=found, by=request.actor, now=request.now))


@OPERATIONS.post(f"{ENDPOINT}/open", name="open_endpoint", needs=MANAGE, answer=EndpointTold, status=200)
def open_endpoint(request: DeskRequest, endpoint: EndpointId) -> EndpointTold:
    """Send there again, from now on."""
    found = endpoints.found(request.actor, endpoint)
    return EndpointTold.of(actions.open_endpoint(endpoint=found, by=request.actor, now=request.now))


@OPERATIONS.get(f"{ENDPOINT}/secret", name="get_endpoint_secret", needs=MANAGE, answer=EndpointSecret)
def get_endpoint_secret(request: DeskRequest, endpoint: EndpointId) -> EndpointSecret:
    """Get what a receiver verifies our messages with."""
    found = endpoints.found(request.actor, endpoint)
    demand(request.actor, MANAGE, relation_to(request.actor, found.organisation_id))
    secret = write_secret(signer_of(found, now=request.now).secrets[0])
    return EndpointSecret(secret=secret, public_keys=public_keys())


@OPERATIONS.post(f"{ENDPOINT}/secret", name="change_endpoint_secret", needs=MANAGE, answer=EndpointSecret, status=200)
def change_endpoint_secret(request: DeskRequest, endpoint: EndpointId) -> EndpointSecret:
    """Make a new shared secret.

    The old one goes on signing beside it for a week.
    """
    found = endpoints.found(request.actor, endpoint)
    actions.change_secret(endpoint=found, by=request.actor, now=request.now)
    return get_endpoint_secret(request, endpoint)
