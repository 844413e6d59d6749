"""Gives the workflow of leads to workflow, their names to the record, and the ear for findings to dossiers."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from touchstone.desk.audit.namers import Named, Namer, register_namers
from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.live.moves import register_moves
from touchstone.desk.dossiers.taken import register_handler
from touchstone.desk.leads.followers import Moved, tell_followers
from touchstone.desk.leads.intake import take_leads
from touchstone.desk.leads.live import LeadMoves
from touchstone.desk.leads.models import Decision, Lead, SavedFilter, SecondReview
from touchstone.desk.leads.queries.queue import matching
from touchstone.desk.leads.queries.saved import filters_of
from touchstone.desk.leads.queries.visible import relation, visible_to
from touchstone.desk.leads.sides import SIDES
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.workflow.registry import Notice, Subjects, Telling, register

MOST = 20
"""Found by a text."""


def _is_secret(telling: Telling) -> bool:
    """Whether the decision was drawn: then it is told when the second review ends."""
    return telling.verb == "decide" and SecondReview.objects.filter(first__lead=telling.subject, open=True).exists()


def _tell(telling: Telling) -> None:
    """No person is told of single steps, for the queue is the place to look; rooms above hear of them."""
    if telling.notice is Notice.STEP and not _is_secret(telling):
        tell_followers(Moved(telling.subject, telling.verb, telling.by, telling.now))


SUBJECTS = Subjects(
    workflow=LEAD,
    kind=Lead.SUBJECT_KIND,
    rows=Lead.objects.all,
    visible_to=visible_to,
    relation=relation,
    title=str,
    address=lambda lead: reverse("lead_detail", kwargs={"lead": lead.public_id}),
    sides=SIDES,
    tell=_tell,
)


def _names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = visible_to(actor).filter(public_id__in=ids).select_related("listing")
    return {each.public_id: Named(str(each), SUBJECTS.address(each)) for each in rows}


def _filter_names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = filters_of(actor).filter(public_id__in=ids)
    return {each.public_id: Named(str(each), reverse("saved_filter_list")) for each in rows}


def _find(actor: Actor, text: str) -> Iterable[str]:
    every = {"q": text, "state": "", "verdict": ""}
    return matching(actor, timezone.now(), every).values_list("public_id", flat=True)[:MOST]


def register_leads() -> None:
    """Called once, when the desk's tables are loaded."""
    register(SUBJECTS)
    register_namers(
        Namer(Lead.SUBJECT_KIND, gettext_lazy("a lead"), _names, _find),
        Namer(SavedFilter.SUBJECT_KIND, gettext_lazy("a filter of leads"), _filter_names),
        Namer(Decision.SUBJECT_KIND, gettext_lazy("a decision on a lead")),
        Namer(SecondReview.SUBJECT_KIND, gettext_lazy("a second review")),
    )
    register_handler(take_leads)
    register_moves(LeadMoves())
