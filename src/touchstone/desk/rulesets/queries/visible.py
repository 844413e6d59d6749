"""Who may know of rulesets: they are the node's own."""

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, within
from touchstone.desk.rulesets.models import Release, Rescreening, Training, Trial

VIEW = Permission.RULESET_VIEW


def visible_to(actor: Actor) -> QuerySet[Release]:
    """Every release for those who may see rulesets; for everyone else there is none."""
    return Release.objects.filter(within(actor, VIEW)).select_related("file")


def relation(_release: Release, actor: Actor) -> Reach | None:
    """A release belongs to the node."""
    return Reach.NODE if may(actor, VIEW, Reach.NODE) else None


def found(actor: Actor, public_id: str) -> Release:
    """One release; NotThereError where the actor may not know of it."""
    release = visible_to(actor).filter(public_id=public_id).first()
    if release is None:
        raise NotThereError
    return release


def visible_trials(actor: Actor) -> QuerySet[Trial]:
    """The trials of those releases, newest first."""
    return Trial.objects.filter(within(actor, VIEW)).select_related("release__file", "against__file", "file")


def found_trial(actor: Actor, public_id: str) -> Trial:
    """One trial; NotThereError where the actor may not know of it."""
    trial = visible_trials(actor).filter(public_id=public_id).first()
    if trial is None:
        raise NotThereError
    return trial


def visible_trainings(actor: Actor) -> QuerySet[Training]:
    """The trainings, newest first."""
    return Training.objects.filter(within(actor, VIEW)).select_related("base__file", "release__file")


def found_training(actor: Actor, public_id: str) -> Training:
    """One training; NotThereError where the actor may not know of it."""
    training = visible_trainings(actor).filter(public_id=public_id).first()
    if training is None:
        raise NotThereError
    return training


def visible_rescreenings(actor: Actor) -> QuerySet[Rescreening]:
    """The screenings of what is there, newest first."""
    return Rescreening.objects.filter(within(actor, VIEW)).select_related("release__file")


def found_rescreening(actor: Actor, public_id: str) -> Rescreening:
    """One of them; NotThereError where the actor may not know of it."""
    rescreening = visible_rescreenings(actor).filter(public_id=public_id).first()
    if rescreening is None:
        raise NotThereError
    return rescreening
