"""Gives the workflow of access requests to the room of workflow."""

from django.urls import reverse

from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.queries.requests import relation, visible_to
from touchstone.desk.accounts.access.sides import SIDES
from touchstone.desk.accounts.access.telling import tell
from touchstone.desk.accounts.access.transitions import ACCESS
from touchstone.desk.workflow.registry import Subjects, register

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


def register_access() -> None:
    """Called once, when the desk's tables are loaded."""
    register(SUBJECTS)
