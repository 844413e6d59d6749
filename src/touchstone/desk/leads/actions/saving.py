"""Filters of the queue are kept, renamed, shared, deleted; a reviewer chooses how the pages behave."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.leads.errors import FilterNameError, NotYourFilterError, TooManyFiltersError
from touchstone.desk.leads.models import ReviewerChoice, SavedFilter
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.workflow.errors import NoPersonError

MOST = 50
"""Filters that one person keeps."""


@act
def save_filter(*, name: str, asked: Mapping[str, Any], is_shared: bool, by: Actor, now: datetime) -> SavedFilter:
    """Keep a filter under a name that the person has not given yet."""
    demand(by, Permission.LEAD_VIEW, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=LEAD.begins.label)
    own = SavedFilter.objects.filter(created_by=by.person)
    if own.filter(name=name).exists():
        raise FilterNameError(name=name)
    if own.count() >= MOST:
        raise TooManyFiltersError(most=MOST)
    home = Organisation.objects.get(public_id=by.organisation)
    row = SavedFilter(organisation=home, name=name, asked=dict(asked), is_shared=is_shared)
    row.created_at, row.created_by = now, by.person
    row.save()
    record("leads.filter_kept", row, by=by, now=now, data={"shared": is_shared})
    return row


@act
def change_filter(
    *, row: SavedFilter, by: Actor, now: datetime, name: str | None = None, is_shared: bool | None = None
) -> SavedFilter:
    """Rename it, share it or keep it to oneself; only the one who made it does."""
    _demand_own(row, by)
    new = (name if name is not None else row.name, row.is_shared if is_shared is None else is_shared)
    if new == (row.name, row.is_shared):
        return row
    if SavedFilter.objects.filter(created_by=by.person, name=new[0]).exclude(pk=row.pk).exists():
        raise FilterNameError(name=new[0])
    row.name, row.is_shared = new
    row.save(update_fields=["name", "is_shared"])
    record("leads.filter_changed", row, by=by, now=now, data={"shared": row.is_shared})
    return row


@act
def delete_filter(*, row: SavedFilter, by: Actor, now: datetime) -> None:
    """It is there no more, for nobody; the queue of those who opened with it opens unfiltered."""
    _demand_own(row, by)
    record("leads.filter_deleted", row, by=by, now=now)
    row.delete()


@act
def choose_opening(*, row: SavedFilter | None, by: Actor) -> None:
    """The queue opens with this filter, or with none. Nobody else is concerned: the record does not hold it."""
    ReviewerChoice.objects.update_or_create(person=by.person, defaults={"opens_with": row})


@act
def choose_next(*, opens_next: bool, by: Actor) -> None:
    """Whether the next lead opens by itself after a verdict."""
    ReviewerChoice.objects.update_or_create(person=by.person, defaults={"opens_next": opens_next})


def _demand_own(row: SavedFilter, by: Actor) -> None:
    if not by.person or row.created_by != by.person:
        raise NotYourFilterError
