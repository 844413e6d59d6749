"""Deadlines are shown to whoever sees the object, and to nobody else."""

from datetime import timedelta

import pytest

from tests.desk.accounts.access.asking import holder_of, make_request
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.workflow.queries.deadlines import clocks_of, listed, overdue, running_clocks, running_of

pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]
LATE = NOW + timedelta(days=10)


def asked(supervisor: Standing) -> AccessRequest:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    return step_on(request=request, verb="ask", by=supervisor.actor, now=NOW, reason="Which?")


def test_who_sees_the_object_sees_its_clocks(supervisor: Standing, analyst: Standing, owner: Standing) -> None:
    request = make_request()
    assert [clock.subject for clock in running_clocks(supervisor.actor)] == [request.public_id]
    for other in (analyst, owner):
        assert not running_clocks(other.actor).exists()
        assert not overdue(other.actor, LATE).exists()


def test_the_nearest_deadline_comes_first_and_a_paused_clock_last(supervisor: Standing) -> None:
    asked(supervisor)
    make_request("Other", contact_email="b@example.org")
    rows = listed(running_clocks(supervisor.actor), NOW)
    assert [(row.subject, row.shown.state) for row in rows] == [
        ("Other", "running"),
        ("New House", "running"),
        ("New House", "paused"),
    ]


@pytest.mark.parametrize(("days", "left"), [(0, 5), (3, 4), (7, 0), (8, -1), (12, -3)])
def test_days_left_are_working_days_and_below_zero_once_overdue(supervisor: Standing, days: int, left: int) -> None:
    make_request()
    (row,) = listed(running_clocks(supervisor.actor), NOW + timedelta(days=days))
    assert (row.shown.left, row.shown.working, row.shown.is_overdue) == (left, True, left < 0)


def test_a_missed_deadline_is_in_the_list_of_overdue(supervisor: Standing) -> None:
    make_request()
    due = running_clocks(supervisor.actor).get().due_at
    assert due is not None
    assert not overdue(supervisor.actor, due - timedelta(seconds=1)).exists()
    assert overdue(supervisor.actor, due).count() == 1


def test_a_clock_that_stopped_says_whether_it_was_in_time(supervisor: Standing) -> None:
    in_time, late = asked(supervisor), make_request("Late", contact_email="b@example.org")
    step_on(request=in_time, verb="answer", by=holder_of(in_time), now=NOW, reason="This")
    step_on(request=late, verb="withdraw", by=holder_of(late), now=LATE)
    states = {clock.clock.code: (clock.state, clock.left) for clock in clocks_of(in_time, NOW)}
    assert states["node.access.answer"] == ("met", 0)
    assert [(clock.state, clock.left) for clock in clocks_of(late, LATE)] == [("missed", -1)]


def test_clocks_of_many_objects_come_in_one_question(supervisor: Standing, django_assert_num_queries: object) -> None:
    names = [make_request(f"H{n}", contact_email=f"d{n}@example.org").public_id for n in range(12)]
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = running_of(AccessRequest.SUBJECT_KIND, names, NOW)
    assert set(found) == set(names)


def test_the_page_of_deadlines_opens_for_everybody_with_what_is_theirs(supervisor: Standing, owner: Standing) -> None:
    make_request("Waiting House")
    assert "Waiting House" in supervisor.client().get("/deadlines/").content.decode()
    theirs = owner.client().get("/deadlines/").content.decode()
    assert "Waiting House" not in theirs
    assert "No deadline runs" in theirs
    assert "Nothing is overdue" in owner.client().get("/deadlines/?only=overdue").content.decode()
