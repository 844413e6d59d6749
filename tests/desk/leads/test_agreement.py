"""The page of agreement: measured from answered reviews, settled from the list."""

import pytest

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.leads.test_second_reviews import FAKE, FINE, MUCH_LATER, answer, close, drawn  # noqa: F401 - a fixture
from tests.desk.people import Standing
from touchstone.desk.leads.models import SecondReview
from touchstone.desk.leads.queries.agreement import agreement, named_pairs

pytestmark = pytest.mark.django_db


def test_without_answers_the_page_says_what_will_come(supervisor: Standing) -> None:
    assert "No second review was answered yet" in supervisor.client().get("/leads/agreement/").content.decode()


def test_a_pair_is_the_same_whoever_was_first(
    drawn: SecondReview,  # noqa: F811
    second_analyst: Standing,
    supervisor: Standing,
) -> None:
    answer(drawn, second_analyst, FINE)
    close(drawn)
    found = agreement(supervisor.actor)
    assert (found.overall.count, found.overall.same) == (1, 0)
    assert {name for name, _ in named_pairs(found)} in ({"An · Bea"}, {"Bea · An"})
    told = program_of(supervisor).get("agreement").json()
    assert (told["overall"]["count"], len(told["pairs"]), len(told["verdicts"])) == (1, 1, 5)


def test_a_disagreement_is_settled_from_the_page(
    drawn: SecondReview,  # noqa: F811
    second_analyst: Standing,
    supervisor: Standing,
) -> None:
    answer(drawn, second_analyst, FINE)
    close(drawn)
    client = supervisor.client()
    page = client.get("/leads/agreement/").content.decode()
    assert f'action="/leads/agreement/{drawn.public_id}"' in page
    assert client.post(f"/leads/agreement/{drawn.public_id}", {"verdict": "nonsense"}).status_code == 422
    client.post(f"/leads/agreement/{drawn.public_id}", {"verdict": FAKE, "note": "the seal"})
    drawn.refresh_from_db()
    assert (drawn.settled_verdict, drawn.settled_note, drawn.settled_at is not None) == (
        "counterfeit",
        "the seal",
        True,
    )
    assert "the seal" in client.get("/leads/agreement/").content.decode()
    (row,) = program_of(supervisor).get("disagreements").json()["items"]
    assert (row["first"], row["second"], row["settled_verdict"]) == ("counterfeit", "fine", "counterfeit")


def test_who_gave_one_of_the_verdicts_is_told_that_a_third_person_settles(
    drawn: SecondReview,  # noqa: F811
    second_supervisor: Standing,
) -> None:
    answer(drawn, second_supervisor, FINE)
    close(drawn)
    page = second_supervisor.client().get("/leads/agreement/").content.decode()
    assert "One of the two verdicts is yours" in page
    assert f'action="/leads/agreement/{drawn.public_id}"' not in page


def test_what_is_still_open_is_not_there(drawn: SecondReview, supervisor: Standing) -> None:  # noqa: F811
    assert drawn.created_at < MUCH_LATER
    assert supervisor.client().post(f"/leads/agreement/{drawn.public_id}", {"verdict": FAKE}).status_code == 404
    assert agreement(supervisor.actor).overall.count == 0
