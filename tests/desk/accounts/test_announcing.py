"""What the systems of an organisation hear of its people."""

import json

import pytest

from tests.desk.accounts.access.asking import make_request
from tests.desk.delivery.sending import make_endpoint
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.actions.invitations import invite
from touchstone.desk.accounts.actions.joining import join_as_new_person
from touchstone.desk.accounts.actions.members import end_membership, end_role, give_role
from touchstone.desk.accounts.announcing import ANNOUNCEMENTS
from touchstone.desk.accounts.models import Membership
from touchstone.desk.delivery.models import Message

KINDS = [kind.key for kind in ANNOUNCEMENTS]


@pytest.fixture(autouse=True)
def _listening(owner: Standing, stranger: Standing, supervisor: Standing) -> None:
    """Every organisation listens to everything."""
    for standing in (owner, stranger, supervisor):
        make_endpoint(standing.organisation, "https://hooks.example.org/", *KINDS)


def heard(standing: Standing) -> list[tuple[str, dict[str, object]]]:
    """What goes to this organisation, and what it holds."""
    rows = Message.objects.filter(endpoint__organisation=standing.organisation).order_by("pk")
    bodies = [json.loads(row.content) for row in rows]
    return [(body["type"], body["data"]) for body in bodies]


def test_an_organisation_hears_who_joins_and_others_do_not(owner: Standing, stranger: Standing) -> None:
    at = {"by": owner.actor, "now": NOW}
    asked = invite(organisation=owner.organisation, email="dee@example.org", name="Dee", role="right_holder", **at)
    join_as_new_person(invitation=asked, name="Dee", password="a sentence of words", now=NOW)
    assert heard(owner) == [("accounts.member_joined", {"role": "right_holder"})]
    assert heard(stranger) == []


def test_an_organisation_hears_of_roles_and_of_who_leaves(owner: Standing, colleague: Standing) -> None:
    at = {"by": owner.actor, "now": NOW}
    give_role(organisation=owner.organisation, person=colleague.person, role="administrator", **at)
    end_role(membership=Membership.objects.get(person=colleague.person, role="right_holder"), **at)
    end_membership(organisation=owner.organisation, person=colleague.person, **at)
    assert heard(owner) == [
        ("accounts.roles_changed", {"roles": "administrator right_holder"}),
        ("accounts.roles_changed", {"roles": "administrator"}),
        ("accounts.member_left", {}),
    ]


def test_the_node_hears_how_a_request_for_access_ended(supervisor: Standing, owner: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="refuse", by=supervisor.actor, now=NOW, reason="No such register entry.")
    assert heard(supervisor) == [("access.decided", {"status": "refused", "organisation": None})]
    assert heard(owner) == []


def test_nothing_personal_is_announced(owner: Standing, colleague: Standing) -> None:
    end_membership(organisation=owner.organisation, person=colleague.person, by=owner.actor, now=NOW)
    sent = Message.objects.get().content
    assert colleague.person.name not in sent
    assert colleague.person.email not in sent
