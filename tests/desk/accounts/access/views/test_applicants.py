"""What applicants see, and how often they may ask."""

import pytest
from django.test import Client

from tests.desk.accounts.access.asking import CODE, FORM, make_request
from tests.desk.accounts.post import Post
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessLink, AccessRequest

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def opened(post: Post) -> Client:
    """A browser that opened the newest link."""
    client = Client(headers=ENGLISH)
    link = next(mail for mail in reversed(post.mails) if "/access/open/" in mail.values.get("url", ""))
    client.get(f"/access/open/{link.token}/")
    return client


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("registration_number", "", "This field is required"),
        ("registration_number", "911100008021004338", "check the 18 characters"),
        ("name", "", "This field is required"),
        ("kind", "emperor", "Select a valid choice"),
        ("contact_email", "nowhere", "Enter a valid email address"),
        ("why", "x" * 2001, "at most 2000"),
    ],
)
def test_a_form_that_does_not_fit_says_where_and_why(post: Post, field: str, value: str, says: str) -> None:
    answer = Client(headers=ENGLISH).post("/access/", {**FORM, field: value})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not AccessRequest.objects.exists()


def test_a_code_is_kept_as_it_is_written_officially(post: Post) -> None:
    Client().post("/access/", {**FORM, "registration_number": f" {CODE[:8]} {CODE[8:].lower()}"})
    assert AccessRequest.objects.get().registration_number == CODE


def test_organisations_elsewhere_need_no_code(post: Post) -> None:
    answer = Client().post("/access/", {**FORM, "country": "other", "registration_number": "HRB 12345"})
    assert answer.status_code == 302
    assert AccessRequest.objects.get().registration_number == "HRB 12345"


def test_the_language_of_the_form_is_that_of_the_mails(post: Post) -> None:
    Client(headers={"accept-language": "zh-hans"}).post("/access/", FORM)
    assert (post.last.kind, post.last.language) == ("access.received", "zh-hans")


def test_one_address_gets_three_mails_a_day_however_many_ask(post: Post) -> None:
    answers = [Client(REMOTE_ADDR=f"10.0.0.{n}").post("/access/", FORM).status_code for n in range(5)]
    assert answers == [302, 302, 302, 429, 429]
    assert AccessRequest.objects.count() == 3


def test_one_network_sends_ten_requests_at_once(post: Post) -> None:
    sent = [Client().post("/access/", {**FORM, "contact_email": f"d{n}@example.org"}) for n in range(11)]
    assert [answer.status_code for answer in sent] == [302] * 10 + [429]
    assert int(sent[-1].headers["Retry-After"]) > 0


def test_a_link_that_never_was_and_one_that_is_over_look_alike(post: Post) -> None:
    make_request()
    bodies = set()
    for token in ("nothing", post.last.token + "x"):
        answer = Client(headers=ENGLISH).get(f"/access/open/{token}/")
        assert answer.status_code == 410
        bodies.add(answer.content)
    assert len(bodies) == 1


def test_without_a_link_there_is_nothing(post: Post) -> None:
    make_request()
    assert Client().get("/access/yours/").status_code == 404
    assert Client().post("/access/yours/withdraw", {"seen": 0}).status_code == 404


def test_the_token_leaves_the_address_bar_at_once(post: Post) -> None:
    make_request()
    answer = Client().get(f"/access/open/{post.last.token}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/access/yours/")
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_applicant_reads_no_name_and_no_reason_of_the_desk(
    post: Post, supervisor: Standing, second_supervisor: Standing
) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="send_back", by=second_supervisor.actor, now=NOW, reason="I doubt the licence.")
    page = opened(post).get("/access/yours/").content.decode()
    assert "took the review" in page
    assert not [word for word in ("Su ", "Tan", "doubt", "proposed", "not confirm") if word in page]


def test_an_applicant_withdraws(post: Post) -> None:
    request = make_request()
    assert opened(post).post("/access/yours/withdraw", {"seen": 0}).status_code == 302
    request.refresh_from_db()
    assert request.status == "withdrawn"


def test_an_empty_answer_is_shown_again_with_its_error(post: Post, supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    request = step_on(request=request, verb="ask", by=supervisor.actor, now=NOW, reason="Which?")
    answer = opened(post).post("/access/yours/answer", {"seen": request.version, "reason": ""})
    assert answer.status_code == 422
    assert "Which?" in answer.content.decode()


@pytest.mark.parametrize("verb", ["claim", "admit", "refuse", "lapse", "fly"])
def test_an_applicant_takes_no_step_of_the_desk(post: Post, verb: str) -> None:
    request = make_request()
    answer = opened(post).post(f"/access/yours/{verb}", {"seen": 0, "reason": "x"})
    assert answer.status_code in (403, 422)
    request.refresh_from_db()
    assert request.status == "submitted"


def test_a_page_that_a_link_opened_closes_with_the_link(post: Post) -> None:
    make_request()
    client = opened(post)
    assert client.get("/access/yours/").status_code == 200
    AccessLink.objects.update(expires_at=NOW)
    assert client.get("/access/yours/").status_code == 404
