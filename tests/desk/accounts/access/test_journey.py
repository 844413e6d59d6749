"""An access request on its whole way, through the pages."""

from django.test import Client

from tests.desk.accounts.access.asking import FORM, make_request
from tests.desk.accounts.post import Post
from tests.desk.people import Standing
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.models import Invitation, Organisation


def step(standing: Standing, request: AccessRequest, verb: str, reason: str = "") -> int:
    request.refresh_from_db()
    sent = {"seen": request.version, "reason": reason}
    return standing.client().post(f"/access/requests/{request.public_id}/steps/{verb}", sent).status_code


def test_two_people_admit_an_organisation(post: Post, supervisor: Standing, second_supervisor: Standing) -> None:
    assert Client().post("/access/", FORM).status_code == 302
    request = AccessRequest.objects.get()
    assert step(supervisor, request, "claim") == 302
    assert step(supervisor, request, "propose") == 302
    assert step(supervisor, request, "admit") == 403
    assert step(second_supervisor, request, "admit") == 302
    organisation = Organisation.objects.get(name="New House")
    assert Invitation.objects.get(organisation=organisation).email == "dora@example.org"


def test_an_applicant_answers_through_the_link(post: Post, supervisor: Standing) -> None:
    request = make_request()
    step(supervisor, request, "claim")
    step(supervisor, request, "ask", "Which brand?")
    applicant = Client()
    assert applicant.get(f"/access/open/{post.last.token}/", follow=True).status_code == 200
    request.refresh_from_db()
    answer = applicant.post("/access/yours/answer", {"seen": request.version, "reason": "Brand X"})
    request.refresh_from_db()
    assert (answer.status_code, request.status) == (302, "in_review")
    assert request.questions.get().answer == "Brand X"


def test_the_pages_of_a_request_open(post: Post, supervisor: Standing) -> None:
    request = make_request()
    browser = supervisor.client()
    assert "New House" in browser.get("/access/requests/").content.decode()
    assert "Take the review" in browser.get(f"/access/requests/{request.public_id}/").content.decode()
