"""Endpoints that an actor may see."""

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.delivery.models import Endpoint


def visible_to(actor: Actor) -> QuerySet[Endpoint]:
    """The endpoints of the own organisation, oldest first."""
    ours = Q(organisation_id=actor.organisation_row)
    return Endpoint.objects.filter(within(actor, Permission.ENDPOINT_VIEW, ours=ours)).select_related("organisation")


def found(actor: Actor, public_id: str) -> Endpoint:
    """One endpoint."""
    endpoint = visible_to(actor).filter(public_id=public_id).first()
    if endpoint is None:
        raise NotThereError
    return endpoint
