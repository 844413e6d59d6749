"""The verdict on a lead answers whoever reported; taking it back takes the answer back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import reported
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.delivery.models import Message
from touchstone.desk.dossiers.models import Listing, ListingState
from touchstone.desk.leads.actions.claiming import claim_lead
from touchstone.desk.leads.actions.deciding import decide_leads, step_on, undo_deed
from touchstone.desk.leads.actions.lapsing import lapse_leads
from touchstone.desk.leads.actions.second_reviews import pass_second_reviews
from touchstone.desk.leads.followers import CLAIMED, KNOWN, OVERTURNED
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.tips.actions.answering import step_on as step_tip
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.errors import SameAnswererError
from touchstone.desk.tips.following import FOLLOWING
from touchstone.desk.tips.models import Tip

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def lead(listing: Listing) -> Lead:
    """Two people reported the same listing."""
    reported(contact_email="eve@example.org")
    reported(ground="dangerous")
    find_targets(NOW)
    return Lead.objects.get()


def states() -> list[tuple[str, str]]:
    return list(Tip.objects.values_list("status", "outcome"))


def test_whoever_takes_the_lead_looks_at_its_tips(lead: Lead, analyst: Standing) -> None:
    claim_lead(lead=lead, by=analyst.actor, now=LATER)
    assert states() == [("looked_at", "")] * 2


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [(LeadVerdict.COUNTERFEIT, "confirmed"), (LeadVerdict.FINE, "not_confirmed"), (LeadVerdict.CANNOT_TELL, "unclear")],
)
def test_the_verdict_answers_all_of_them(lead: Lead, analyst: Standing, verdict: LeadVerdict, outcome: str) -> None:
    decide_leads(leads=[lead], verdict=verdict, by=analyst.actor, now=LATER)
    assert states() == [("answered", outcome)] * 2


def test_a_decision_that_is_taken_back_opens_them_again(lead: Lead, analyst: Standing) -> None:
    deed = decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    undo_deed(deed=deed, by=analyst.actor, now=LATER)
    assert states() == [("looked_at", "")] * 2
    decide_leads(leads=[lead], verdict=LeadVerdict.DANGEROUS, by=analyst.actor, now=LATER)
    assert states() == [("answered", "confirmed")] * 2


def test_a_lead_that_is_opened_again_answers_again(lead: Lead, analyst: Standing) -> None:
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    step_on(lead=lead, verb="reopen", by=analyst.actor, now=LATER + timedelta(days=1), reason="a test buy")
    assert states() == [("looked_at", "")] * 2


def test_whose_verdict_was_contested_does_not_decide_the_lead_again(
    lead: Lead, analyst: Standing, second_analyst: Standing
) -> None:
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    tip = Tip.objects.first()
    assert tip is not None
    step_tip(tip=tip, verb="contest", by=replace(PUBLIC, holds=tip.public_id), now=LATER, reason="I measured it")
    step_on(lead=lead, verb="reopen", by=analyst.actor, now=LATER, reason="an objection")
    with pytest.raises(SameAnswererError):
        decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    assert "a colleague decides this lead" in analyst.client().get(f"/leads/{lead.public_id}/").content.decode()
    decide_leads(leads=[lead], verdict=LeadVerdict.COUNTERFEIT, by=second_analyst.actor, now=LATER)
    assert states() == [("answered", "confirmed")] * 2


def test_a_draw_for_a_second_review_does_not_let_the_same_person_decide(
    lead: Lead, analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    Tip.objects.update(objected_to=[analyst.person.public_id])
    with pytest.raises(SameAnswererError):
        decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    assert Lead.objects.get().status == "open"


def test_tips_that_an_earlier_lead_answered_stay_answered(lead: Lead, analyst: Standing) -> None:
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    reported()
    find_targets(LATER)
    new = Lead.objects.get(waiting=True)
    assert (new.pk != lead.pk, new.tips_count) == (True, 1)
    deed = decide_leads(
        leads=[new], verdict=LeadVerdict.COUNTERFEIT, by=analyst.actor, now=LATER + timedelta(minutes=2)
    )
    undo_deed(deed=deed, by=analyst.actor, now=LATER + timedelta(minutes=3))
    assert states() == [("answered", "not_confirmed")] * 2 + [("looked_at", "")]


def test_the_news_goes_out_when_nothing_can_be_taken_back_any_more(lead: Lead, analyst: Standing) -> None:
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    mail = Message.objects.get(kind="tips.moved")
    assert (mail.address, mail.next_at) == ("eve@example.org", LATER + timedelta(minutes=10))
    assert "receipt" not in mail.content


def test_every_verb_of_a_lead_that_ends_or_reopens_it_is_followed() -> None:
    assert set(FOLLOWING) == {CLAIMED, KNOWN, OVERTURNED, *(step.verb for step in LEAD.steps)}


def test_tips_whose_offer_is_gone_are_answered_by_the_node(lead: Lead) -> None:
    Listing.objects.update(state=ListingState.REMOVED)
    assert lapse_leads(leads=[lead], now=LATER) == 1
    assert states() == [("answered", "gone")] * 2
    assert set(Tip.objects.values_list("answered_by", flat=True)) == {"node"}


def test_what_a_second_person_decides_blindly_is_answered_when_both_may_know(
    lead: Lead, analyst: Standing, supervisor: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    assert states() == [("received", "")] * 2
    for minutes in (11, 12, 30):
        pass_second_reviews(NOW + timedelta(minutes=minutes))
        if minutes == 12:
            second = Lead.objects.get(waiting=True)
            decide_leads(leads=[second], verdict=LeadVerdict.DANGEROUS, by=supervisor.actor, now=NOW)
            assert states() == [("received", "")] * 2
    assert states() == [("answered", "not_confirmed")] * 2
    step_on(lead=lead, verb="reopen", by=analyst.actor, now=NOW + timedelta(hours=1), reason="new")
    assert states() == [("looked_at", "")] * 2
