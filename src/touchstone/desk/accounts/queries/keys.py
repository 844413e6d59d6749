"""API keys that an actor may see."""

from django.db.models import Q, QuerySet

from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within


def visible_to(actor: Actor) -> QuerySet[ApiKey]:
    """The keys of the own organisation, newest first."""
    ours = Q(organisation_id=actor.organisation_row)
    return ApiKey.objects.filter(within(actor, Permission.KEY_MANAGE, ours=ours)).select_related("person")


def found(actor: Actor, public_id: str) -> ApiKey:
    """One key."""
    key = visible_to(actor).filter(public_id=public_id).first()
    if key is None:
        raise NotThereError
    return key
