"""What open pages hear of leads: who may see a lead hears that it moved, a stranger and the blind hear nothing."""

import json
import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.live.moves import MOVES, Teller
from touchstone.desk.leads.actions.claiming import LEASE, claim_lead, release_lead
from touchstone.desk.leads.actions.deciding import decide_leads, undo_deed
from touchstone.desk.leads.actions.saving import save_filter
from touchstone.desk.leads.actions.second_reviews import pass_second_reviews
from touchstone.desk.leads.live import LeadMoves
from touchstone.desk.leads.models import Lead, LeadVerdict, SecondReview

pytestmark = pytest.mark.django_db
FAKE, LATER = LeadVerdict.COUNTERFEIT, NOW + timedelta(minutes=11)


@pytest.fixture
def teller(leads: list[Lead]) -> Teller:
    """Everything up to now was told."""
    teller = Teller(MOVES)
    teller.start()
    return teller


def heard(teller: Teller, *listeners: Standing) -> list[Sequence[str]]:
    """Which leads each is told of now."""
    told = teller.tell({each.actor for each in listeners})
    return [[row for notice in told.get(each.actor, ()) for row in _ids(notice.data)] for each in listeners]


def _ids(data: str) -> list[str]:
    said = json.loads(data)
    assert list(said) == ["moved", "places"]  # ids and nothing else: what a lead looks like now is asked of its page
    return list(said["moved"])


def test_what_is_taken_given_back_and_decided_is_told_once(
    teller: Teller, leads: list[Lead], analyst: Standing, second_analyst: Standing
) -> None:
    def told() -> list[Sequence[str]]:
        return heard(teller, second_analyst)

    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    assert told() == [[leads[0].public_id]]
    release_lead(lead=leads[0], by=analyst.actor, now=NOW)
    claim_lead(lead=leads[1], by=analyst.actor, now=NOW)
    assert told() == [[leads[0].public_id, leads[1].public_id]]
    deed = decide_leads(leads=leads[2:], verdict=FAKE, by=analyst.actor, now=NOW)
    assert told() == [[each.public_id for each in leads[2:]]]
    undo_deed(deed=deed, by=analyst.actor, now=NOW)
    assert told() == [[each.public_id for each in leads[2:]]]
    assert told() == [[]]


def test_a_stranger_and_whoever_reviews_nothing_hear_nothing(
    teller: Teller, leads: list[Lead], analyst: Standing, stranger: Standing, operator: Standing, owner: Standing
) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    decide_leads(leads=leads[1:2], verdict=FAKE, by=analyst.actor, now=NOW)
    assert heard(teller, stranger, operator, owner) == [[], [], []]


def test_other_things_of_the_record_are_not_told(teller: Teller, analyst: Standing, second_analyst: Standing) -> None:
    save_filter(name="Shoes", asked={}, is_shared=True, by=analyst.actor, now=NOW)
    assert heard(teller, analyst, second_analyst) == [[], []]


def test_rows_are_what_the_queue_would_show_now(
    leads: list[Lead], analyst: Standing, second_analyst: Standing, stranger: Standing
) -> None:
    analyst.client().post(f"/leads/{leads[0].public_id}/claim")
    analyst.client().post(f"/leads/{leads[1].public_id}/decide", {"verdict": "counterfeit"})
    address = "/leads/rows?" + "&".join(f"lead={each.public_id}" for each in leads[:3])
    text = second_analyst.client().get(address).content.decode()
    held = Lead.objects.get(pk=leads[0].pk).claimed_until
    assert held is not None
    assert [each.public_id in text for each in leads[:3]] == [True, False, True]
    assert f'data-until="{int(held.timestamp())}"' in text
    assert "taken by <bdi>An</bdi> until" in text
    assert stranger.client().get(address).status_code == 403


def test_rows_answer_to_the_filter_of_their_page(leads: list[Lead], analyst: Standing) -> None:
    rows = analyst.client().get(f"/leads/rows?brand_text=x&lead={leads[0].public_id}").content.decode()
    assert "data-thing" not in rows


def test_pages_name_what_may_move_on_them(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    page = client.get("/leads/?harm=1&saved=").content.decode()
    assert 'data-moves-url="/leads/rows?harm=1"' in page
    assert f'data-thing="{leads[0].public_id}"' in client.get(f"/leads/{leads[0].public_id}/").content.decode()


def test_a_page_says_from_which_place_on_it_must_be_told(leads: list[Lead], analyst: Standing) -> None:
    for address in ("/leads/?saved=", f"/leads/{leads[0].public_id}/"):
        drawn = re.search(r'data-place="(\d+)"', analyst.client().get(address).content.decode())
        assert drawn is not None
        assert int(drawn[1]) == LeadMoves().newest()


def test_a_stream_opens_with_the_place_from_which_it_tells(
    teller: Teller, leads: list[Lead], analyst: Standing, stranger: Standing
) -> None:
    drawn = LeadMoves().newest()
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    assert teller.told(analyst.actor) == {"leads": drawn}
    assert heard(teller, analyst) == [[leads[0].public_id]]
    assert teller.told(analyst.actor) == {"leads": LeadMoves().newest()}
    assert teller.told(stranger.actor) == {}  # how much the record holds is not for everyone


def test_the_claim_of_a_lead_that_ended_says_nothing(leads: list[Lead], analyst: Standing) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW - LEASE)
    rows = analyst.client().get(f"/leads/rows?lead={leads[0].public_id}").content.decode()
    assert "data-until" not in rows


def test_the_first_reviewer_hears_nothing_of_the_second_review(
    teller: Teller, leads: list[Lead], analyst: Standing, second_analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    both = heard(teller, analyst, second_analyst)
    assert both == [[leads[0].public_id]] * 2  # to the second one it is gone, as every lead that others decide
    assert second_analyst.client().get(f"/leads/{leads[0].public_id}/").status_code == 404
    pass_second_reviews(LATER)
    assert heard(teller, analyst, second_analyst) == [[], []]  # drawing is told to nobody
    second = SecondReview.objects.get().lead
    claim_lead(lead=second, by=second_analyst.actor, now=LATER)
    assert heard(teller, analyst, second_analyst) == [[], [second.public_id]]
    decide_leads(leads=[second], verdict=FAKE, by=second_analyst.actor, now=LATER)
    assert heard(teller, analyst, second_analyst) == [[], [second.public_id]]
