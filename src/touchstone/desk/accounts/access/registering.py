"""Gives the workflow of access requests to the room of workflow, and their names to the record."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy

from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.queries.requests import matching, relation, visible_to
from touchstone.desk.accounts.access.sides import SIDES
from touchstone.desk.accounts.access.telling import tell
from touchstone.desk.accounts.access.transitions import ACCESS
from touchstone.desk.audit.namers import Named, Namer, register_namers
from touchstone.desk.authority.actor import Actor
from touchstone.desk.workflow.registry import Subjects, register

MOST = 20
"""Found by a text."""
SUBJECTS = Subjects(
    workflow=ACCESS,
    kind=AccessRequest.SUBJECT_KIND,
    rows=AccessRequest.objects.all,
    visible_to=visible_to,
    relation=relation,
    title=str,
    address=lambda request: reverse("access_detail", kwargs={"request_id": request.public_id}),
    sides=SIDES,
    tell=tell,
)


def _names(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = visible_to(actor).filter(public_id__in=ids)
    names = {each.public_id: Named(each.name, SUBJECTS.address(each)) for each in rows}
    held = AccessRequest.objects.filter(public_id__in=[one for one in ids if one == actor.holds])
    return {each.public_id: Named(each.name) for each in held} | names


def _find(actor: Actor, text: str) -> Iterable[str]:
    return matching(actor, text).values_list("public_id", flat=True)[:MOST]


def register_access() -> None:
    """Called once, when the desk's tables are loaded."""
    register(SUBJECTS)
    register_namers(Namer(AccessRequest.SUBJECT_KIND, gettext_lazy("an access request"), _names, _find))
