"""Another marketplace at our desk is a guest: the roles of the node's own people are worth nothing there."""

from functools import partial

import pytest

from tests.desk.authority.scene import Scene, signed_in
from tests.desk.authority.test_matrix import ROWS, called, tried
from tests.desk.frontdoor.api.programs import program_of
from tests.desk.frontdoor.api.test_keys import found
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.actions.members import give_role
from touchstone.desk.accounts.errors import RoleNotThereError
from touchstone.desk.accounts.forms import role_choices
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.authority.rules import may

pytestmark = pytest.mark.django_db
NODE_ROLES = ("analyst", "supervisor", "operator")
PUBLIC = {Permission.REFERENCE_VIEW}
"""What a guest may see of the whole node: brands, rights and products, and nobody's business."""


@pytest.fixture
def rival(scene: Scene) -> Standing:
    """Its person has the rows of all three roles, as an older desk could give them."""
    return make_standing("Ri", make_organisation("Rival", "platform"), "administrator", *NODE_ROLES)


@pytest.fixture
def guest(scene: Scene) -> Standing:
    """The same without those roles."""
    return make_standing("Gu", make_organisation("Guest", "platform"), "administrator")


def test_over_the_api_it_is_answered_like_a_guest_without_them(scene: Scene, rival: Standing, guest: Standing) -> None:
    assert found(scene, program_of(rival)) == found(scene, program_of(guest))


def test_on_every_page_it_is_answered_like_a_guest_without_them(scene: Scene, rival: Standing, guest: Standing) -> None:
    scene.sessions.update(rival=signed_in("rival", rival), guest=signed_in("guest", guest))
    wrong = []
    for row in ROWS:
        with called(scene, row.url) as call:
            answer = partial(tried, scene, call, method=row.method, url=row.url)
            if answer(relation="rival") != answer(relation="guest"):
                wrong.append(str(row))
    assert wrong == []


def test_no_permission_of_its_people_reaches_over_the_node(rival: Standing) -> None:
    assert {each for each in Permission if may(rival.actor, each, Reach.NODE)} <= PUBLIC


@pytest.mark.parametrize("role", NODE_ROLES)
def test_nobody_gives_these_roles_there(rival: Standing, guest: Standing, role: str) -> None:
    assert role not in dict(role_choices(guest.organisation))
    colleague = make_standing("Co", guest.organisation)
    with pytest.raises(RoleNotThereError):
        give_role(organisation=guest.organisation, person=colleague.person, role=role, by=guest.actor, now=NOW)


def test_every_role_that_decides_for_the_node_is_the_nodes_alone() -> None:
    others = [role for role in ROLES if not role.of_node]
    assert {role.key for role in ROLES if role.of_node} == set(NODE_ROLES)
    assert {each for role in others for each, far in role.grants.items() if far is Reach.NODE} <= PUBLIC
