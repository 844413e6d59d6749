"""Which saved filters a person sees, and what that person chose."""

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.leads.models import ReviewerChoice, SavedFilter


def filters_of(actor: Actor) -> QuerySet[SavedFilter]:
    """One's own, and those shared within the organisation, of those who may see leads."""
    own = Q(created_by=actor.person) | Q(is_shared=True, organisation=actor.organisation_row)
    return SavedFilter.objects.filter(within(actor, Permission.LEAD_VIEW), own)


def filter_found(actor: Actor, public_id: str) -> SavedFilter:
    """One of them; NotThereError for what the actor may not know of."""
    row = filters_of(actor).filter(public_id=public_id).first()
    if row is None:
        raise NotThereError
    return row


def choice_of(actor: Actor) -> ReviewerChoice:
    """What the person chose; unsaved where nothing was chosen yet."""
    chosen = ReviewerChoice.objects.select_related("opens_with").filter(person=actor.person).first()
    return chosen or ReviewerChoice(person=actor.person)


def opening_filter(actor: Actor, chosen: ReviewerChoice) -> SavedFilter | None:
    """The one with which the queue opens, as long as the person may see it."""
    row = chosen.opens_with
    return row if row is not None and filters_of(actor).filter(pk=row.pk).exists() else None
