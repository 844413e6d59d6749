"""A second person decides without knowing that there was a first: nothing leaks, the first verdict stands, it is compared."""

import json
from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import NotPermittedError, NotThereError
from touchstone.desk.leads.actions.claiming import claim_next
from touchstone.desk.leads.actions.deciding import decide_leads, step_on, undo_deed
from touchstone.desk.leads.actions.second_reviews import COPIED, pass_second_reviews, settle_review
from touchstone.desk.leads.errors import SecondReviewError, SettledError, ThirdPersonError, WaitsAgainError
from touchstone.desk.leads.labels import label_rows
from touchstone.desk.leads.models import Lead, LeadVerdict, Overturning, SecondReview
from touchstone.desk.leads.queries.precision import precision_of_signals
from touchstone.desk.leads.queries.second_reviews import compared, disagreements, is_drawn
from touchstone.desk.leads.queries.visible import found, visible_to
from touchstone.figures.precision import Precision

pytestmark = pytest.mark.django_db
FAKE, FINE = LeadVerdict.COUNTERFEIT, LeadVerdict.FINE
LATER, MUCH_LATER = NOW + timedelta(minutes=11), NOW + timedelta(minutes=30)


@pytest.fixture
def drawn(leads: list[Lead], analyst: Standing, settings: LazySettings) -> SecondReview:
    """The first lead was decided by An and is drawn."""
    settings.SECOND_REVIEWS = 100
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW, note="first note")
    assert pass_second_reviews(LATER) == 1
    return SecondReview.objects.get()


def answer(drawn: SecondReview, by: Standing, verdict: LeadVerdict) -> str:
    return decide_leads(leads=[drawn.lead], verdict=verdict, by=by.actor, now=LATER)


def close(drawn: SecondReview) -> SecondReview:
    assert pass_second_reviews(MUCH_LATER) == 1
    drawn.refresh_from_db()
    return drawn


def test_the_share_is_drawn_the_same_each_time() -> None:
    ids = [f"led_{number}" for number in range(4000)]
    drawn = [each for each in ids if is_drawn(each, 5)]
    assert 120 < len(drawn) < 280
    assert [each for each in drawn if not is_drawn(each, 20)] == []
    assert [each for each in ids if is_drawn(each, 0)] == []
    assert all(is_drawn(each, 100) for each in ids)


def test_what_can_still_be_taken_back_is_not_drawn(
    leads: list[Lead], analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    deed = decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    assert pass_second_reviews(NOW + timedelta(minutes=9)) == 0
    undo_deed(deed=deed, by=analyst.actor, now=NOW)
    assert pass_second_reviews(LATER) == 0
    assert not SecondReview.objects.exists()


def test_what_is_drawn_is_hidden_from_the_decision_on(
    leads: list[Lead], analyst: Standing, second_analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    deed = decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    assert leads[0] not in visible_to(second_analyst.actor)
    assert leads[0] in visible_to(analyst.actor)
    assert precision_of_signals() == {}
    undo_deed(deed=deed, by=analyst.actor, now=NOW)
    assert leads[0] in visible_to(second_analyst.actor)
    assert precision_of_signals() == {}


def test_a_lead_that_is_opened_again_before_it_came_to_a_second_person_is_seen_by_all(
    leads: list[Lead], analyst: Standing, second_analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    step_on(lead=leads[0], verb="reopen", by=analyst.actor, now=LATER, reason="new")
    assert leads[0] in visible_to(second_analyst.actor)
    assert pass_second_reviews(LATER) == 0


def test_what_a_second_person_looks_at_is_not_opened_again(
    drawn: SecondReview, analyst: Standing, second_analyst: Standing
) -> None:
    first = drawn.first.lead
    with pytest.raises(WaitsAgainError):
        step_on(lead=first, verb="reopen", by=analyst.actor, now=LATER, reason="new")
    answer(drawn, second_analyst, FINE)
    with pytest.raises(WaitsAgainError):
        step_on(lead=first, verb="reopen", by=analyst.actor, now=LATER, reason="new")
    close(drawn)
    step_on(lead=first, verb="reopen", by=analyst.actor, now=MUCH_LATER, reason="new")
    assert precision_of_signals() == {}


def test_a_review_whose_listing_waits_again_ends_without_an_answer(
    leads: list[Lead], analyst: Standing, second_analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    copied = {name: getattr(leads[0], name) for name in COPIED}
    Lead.objects.create(**copied, created_at=NOW)
    assert pass_second_reviews(LATER) == 0
    assert leads[0] in visible_to(second_analyst.actor)
    assert precision_of_signals() == {"replica_claim": Precision(1)}


def test_everybody_sees_one_lead_of_the_two(
    drawn: SecondReview, analyst: Standing, second_analyst: Standing, supervisor: Standing
) -> None:
    first = drawn.first.lead
    for by, seen, hidden in (
        (analyst, first, drawn.lead),
        (second_analyst, drawn.lead, first),
        (supervisor, drawn.lead, first),
    ):
        mine = visible_to(by.actor).filter(listing=first.listing)
        assert list(mine) == [seen]
        client = by.client()
        assert client.get(f"/leads/{seen.public_id}/").status_code == 200
        assert client.get(f"/leads/{hidden.public_id}/").status_code == 404


def test_nothing_tells_the_second_reviewer(drawn: SecondReview, second_analyst: Standing) -> None:
    client, program = second_analyst.client(), program_of(second_analyst)
    own, first = drawn.lead.public_id, drawn.first.lead
    pages = [
        "/leads/", "/leads/?state=decided", "/leads/?verdict=counterfeit", f"/leads/?q={first.listing.title}",
        f"/leads/{own}/", "/leads/labels/",
    ]  # fmt: skip
    told = [client.get(page).content.decode() for page in pages]
    told += [
        json.dumps(program.get(path).json()) for path in ("leads", "leads?state=decided", f"leads/{own}/decisions")
    ]
    traces = (first.public_id, drawn.first.public_id, drawn.public_id, "first note")
    assert [(trace, place) for place, text in enumerate(told) for trace in traces if trace in text] == []
    assert [row[0] for row in label_rows()] == []


def test_it_looks_as_any_other_lead(drawn: SecondReview, second_analyst: Standing) -> None:
    program = program_of(second_analyst)
    rows = {row["id"]: row for row in program.get("leads").json()["items"]}
    assert len(rows) == 4
    same = ("status", "version", "verdict", "claimed_by", "claimed_until", "platform")
    assert len({tuple(row[name] for name in same) for row in rows.values()}) == 1
    assert [row["created_at"] for row in rows.values()] == sorted(row["created_at"] for row in rows.values())


def test_the_first_reviewer_never_gets_it(drawn: SecondReview, analyst: Standing) -> None:
    assert claim_next(by=analyst.actor, now=LATER) != drawn.lead
    assert analyst.client().post(f"/leads/{drawn.lead.public_id}/claim").status_code == 404
    with pytest.raises(NotThereError):
        found(analyst.actor, drawn.lead.public_id)


def test_the_first_verdict_stands_and_counts_once(drawn: SecondReview, second_analyst: Standing) -> None:
    answer(drawn, second_analyst, FINE)
    assert precision_of_signals() == {}
    close(drawn)
    assert precision_of_signals() == {"replica_claim": Precision(1)}
    assert [row[:2] for row in label_rows()] == [("L-0", 1)]
    assert Lead.objects.get(pk=drawn.first.lead_id).verdict == FAKE


def test_the_second_answer_can_be_taken_back_before_it_is_compared(
    drawn: SecondReview, second_analyst: Standing
) -> None:
    deed = answer(drawn, second_analyst, FINE)
    assert pass_second_reviews(LATER) == 0
    assert drawn.first.lead not in visible_to(second_analyst.actor)
    undo_deed(deed=deed, by=second_analyst.actor, now=LATER)
    answer(drawn, second_analyst, FAKE)
    assert close(drawn).second.verdict == FAKE  # type: ignore[union-attr]
    assert drawn.first.lead in visible_to(second_analyst.actor)


def test_a_third_person_settles_once(
    drawn: SecondReview, analyst: Standing, second_analyst: Standing, supervisor: Standing
) -> None:
    answer(drawn, second_analyst, FINE)
    close(drawn)
    assert list(disagreements(supervisor.actor)) == [drawn]
    assert list(compared(analyst.actor)) == []
    with pytest.raises(NotPermittedError):
        settle_review(review=drawn, verdict=FINE, by=analyst.actor, now=MUCH_LATER)
    settle_review(review=drawn, verdict=FINE, by=supervisor.actor, now=MUCH_LATER, note="a gift set")
    assert Overturning.objects.get().decision == drawn.first
    assert [row[:2] for row in label_rows()] == [("L-0", 0)]
    assert precision_of_signals() == {"replica_claim": Precision(0, 1)}
    with pytest.raises(SettledError):
        settle_review(review=drawn, verdict=FAKE, by=supervisor.actor, now=MUCH_LATER)


def test_who_answered_does_not_settle(drawn: SecondReview, supervisor: Standing) -> None:
    answer(drawn, supervisor, FINE)
    close(drawn)
    with pytest.raises(ThirdPersonError):
        settle_review(review=drawn, verdict=FINE, by=supervisor.actor, now=MUCH_LATER)


def test_a_second_review_is_not_opened_again(drawn: SecondReview, second_analyst: Standing) -> None:
    answer(drawn, second_analyst, FAKE)
    close(drawn)
    with pytest.raises(SecondReviewError):
        step_on(lead=drawn.lead, verb="reopen", by=second_analyst.actor, now=MUCH_LATER, reason="new")
    assert pass_second_reviews(MUCH_LATER + timedelta(minutes=30)) == 0
