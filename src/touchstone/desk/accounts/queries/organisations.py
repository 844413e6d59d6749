"""Organisations that an actor may know of."""

from django.db.models import Q, QuerySet

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within


def visible_to(actor: Actor) -> QuerySet[Organisation]:
    """The own organisation, or every one where the role reaches over the node."""
    ours = Q(pk=actor.organisation_row)
    return Organisation.objects.filter(within(actor, Permission.ORGANISATION_VIEW, ours=ours))


def found(actor: Actor, public_id: str) -> Organisation:
    """One organisation by its public id; NotThereError where the actor may not know of it."""
    organisation = visible_to(actor).filter(public_id=public_id).first()
    if organisation is None:
        raise NotThereError
    return organisation


def matching(actor: Actor, words: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Visible organisations whose name or code contains the words, of one kind if one is named; by name."""
    rows = visible_to(actor)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(registration_number__iexact=words))
    return (rows.filter(kind=kind) if kind else rows).order_by("name", "public_id")


def later(rows: QuerySet[Organisation], after: str) -> QuerySet[Organisation]:
    """The rows, ordered by name, that come after the one with this public id, if the rows hold it."""
    last = rows.filter(public_id=after).first()
    if last is None:
        return rows
    return rows.filter(Q(name__gt=last.name) | Q(name=last.name, public_id__gt=last.public_id))
