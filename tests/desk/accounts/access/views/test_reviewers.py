"""The queue, and the page of one request."""

import pytest

from tests.desk.accounts.access.asking import holder_of, make_request
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessRequest

pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]


def queue(standing: Standing, query: str = "") -> str:
    return standing.client().get(f"/access/requests/{query}").content.decode()


def page(standing: Standing, request: AccessRequest) -> str:
    return standing.client().get(f"/access/requests/{request.public_id}/").content.decode()


def test_the_queue_shows_what_has_not_ended_with_its_deadline(supervisor: Standing) -> None:
    make_request("Waiting House")
    ended = make_request("Gone House", contact_email="b@example.org")
    step_on(request=ended, verb="withdraw", by=holder_of(ended), now=NOW)
    shown = queue(supervisor)
    assert "Waiting House" in shown
    assert "due in" in shown or "overdue" in shown
    assert "Gone House" not in shown
    assert "Gone House" in queue(supervisor, "?state=withdrawn")


@pytest.mark.parametrize(
    ("query", "found"),
    [("?q=alp", "Alpha"), ("?whose=mine", "Beta"), ("?whose=nobody&state=open", "Alpha"), ("?state=in_review", "Beta")],
)
def test_the_queue_is_filtered(supervisor: Standing, query: str, found: str) -> None:
    make_request("Alpha")
    beta = make_request("Beta", contact_email="b@example.org")
    step_on(request=beta, verb="claim", by=supervisor.actor, now=NOW)
    shown = queue(supervisor, query)
    assert [name for name in ("Alpha", "Beta") if f"<bdi>{name}</bdi>" in shown] == [found]


def test_a_queue_without_requests_says_what_comes_next(supervisor: Standing) -> None:
    assert "No request is open" in queue(supervisor)
    assert "Nothing fits" in queue(supervisor, "?q=nothing")


def test_the_queue_asks_the_database_equally_often_however_long_it_is(
    supervisor: Standing, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        make_request(f"House {number}", contact_email=f"d{number}@example.org")
    client = supervisor.client()
    client.get("/access/requests/")
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        client.get("/access/requests/")


def test_buttons_are_the_steps_of_the_table(supervisor: Standing) -> None:
    request = make_request()
    shown = page(supervisor, request)
    assert "/steps/claim" in shown
    assert "/steps/admit" not in shown
    assert "/steps/withdraw" not in shown


def test_a_stale_button_does_nothing_and_says_why(supervisor: Standing, second_supervisor: Standing) -> None:
    request = make_request()
    step_on(request=request, verb="claim", by=second_supervisor.actor, now=NOW)
    answer = supervisor.client().post(f"/access/requests/{request.public_id}/steps/claim", {"seen": 0})
    assert answer.status_code == 409
    assert "Take the review" in answer.content.decode()


def test_a_step_without_its_version_is_refused(supervisor: Standing) -> None:
    request = make_request()
    assert supervisor.client().post(f"/access/requests/{request.public_id}/steps/claim", {}).status_code == 422


def test_what_is_written_by_strangers_is_no_markup(supervisor: Standing) -> None:
    request = make_request("<script>alert(1)</script>", why="<img src=x onerror=alert(1)>")
    shown = page(supervisor, request)
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_a_request_is_not_there_for_who_may_see_none(analyst: Standing, owner: Standing) -> None:
    request = make_request()
    for standing in (analyst, owner):
        assert standing.client().get(f"/access/requests/{request.public_id}/").status_code == 403


def test_the_personal_details_go_by_a_button(supervisor: Standing) -> None:
    request = make_request(contact_name="Dora Unique")
    step_on(request=request, verb="withdraw", by=holder_of(request), now=NOW)
    assert "Dora Unique" in page(supervisor, request)
    address = f"/access/requests/{request.public_id}/forget"
    assert supervisor.client().post(address, {"reason": "request"}).status_code == 302
    assert "Dora Unique" not in page(supervisor, request)
