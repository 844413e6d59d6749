"""The standing people are who they say."""

from django.test import Client

from tests.desk.people import Standing
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, reach


def test_a_supervisor_reaches_the_whole_node(supervisor: Standing) -> None:
    assert reach(supervisor.actor, Permission.RECORD_VIEW) is Reach.NODE


def test_a_right_holder_reads_its_own_record_only(owner: Standing) -> None:
    assert reach(owner.actor, Permission.RECORD_VIEW) is Reach.OURS
    assert not may(owner.actor, Permission.RECORD_VIEW, Reach.NODE)


def test_home_asks_a_visitor_to_sign_in() -> None:
    answer = Client().get("/")
    assert answer.status_code == 302
