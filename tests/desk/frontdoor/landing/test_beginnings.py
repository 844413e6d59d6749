"""What somebody in a role is told to do first."""

import pytest

from tests.desk.authority.scene import Scene, make_scene
from touchstone.desk.frontdoor.landing.beginnings import MOST, beginnings

pytestmark = pytest.mark.django_db

FIRST = {
    "supervisor": "access_queue",
    "analyst": "lead_list",
    "operator": "delivery_list",
    "seller": "standing",
    "owner": "right_list",
    "police_officer": "seller_list",
    "steward": "seller_list",
    "researcher": "brand_list",
}


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_each_role_begins_with_its_own_work(scene: Scene) -> None:
    begun = {relation: beginnings(scene.people[relation].actor)[0].name for relation in FIRST}
    assert begun == FIRST


def test_nobody_is_told_more_than_a_few_things(scene: Scene) -> None:
    assert all(len(beginnings(person.actor)) <= MOST for person in scene.people.values())


def test_what_a_person_is_told_to_do_opens(scene: Scene) -> None:
    for relation in FIRST:
        client = scene.client(relation)
        for row in beginnings(scene.people[relation].actor):
            assert client.get(row.url).status_code == 200, (relation, row.url)
