"""A decision that is overturned corrects the answer that whoever reported was given."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import reported
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.delivery.models import Message
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.deciding import step_on as step_lead
from touchstone.desk.leads.actions.overturning import overturn_decisions
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.tips.actions.answering import step_on
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.errors import ContestLateError, SameAnswererError
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.queries.receipts import tip_of

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=1)
APPEALED = NOW + timedelta(days=200)


@pytest.fixture
def receipt(listing: Listing, analyst: Standing) -> str:
    """Of a tip that was confirmed."""
    _tip, token = reported(contact_email="eve@example.org")
    find_targets(NOW)
    decide_leads(leads=[Lead.objects.get()], verdict=LeadVerdict.COUNTERFEIT, by=analyst.actor, now=LATER)
    return token


def overturned(listing: Listing, supervisor: Standing) -> None:
    overturn_decisions(listing_version=listing.versions.get(), by=supervisor.actor, now=APPEALED)


def contested(token: str, when: timedelta) -> Tip:
    tip = tip_of(token)
    return step_on(
        tip=tip, verb="contest", by=replace(PUBLIC, holds=tip.public_id), now=when + APPEALED, reason="I measured it"
    )


def test_an_appeal_that_is_upheld_corrects_the_answer(receipt: str, listing: Listing, supervisor: Standing) -> None:
    overturned(listing, supervisor)
    tip = tip_of(receipt)
    assert (tip.status, tip.outcome, tip.answered_at, tip.corrected_at) == (
        "answered",
        "not_confirmed",
        LATER,
        APPEALED,
    )
    assert Event.objects.filter(kind="tips.correct", subject=tip.public_id).count() == 1


def test_the_receipt_says_why_and_until_when_it_can_be_contested(
    receipt: str, listing: Listing, supervisor: Standing
) -> None:
    overturned(listing, supervisor)
    for ending in ("", "text"):
        page = Client(headers={"accept-language": "en"}).get(f"/tips/receipt/{receipt}/{ending}").content.decode()
        assert "No breach was found." in page
        assert "The answer was corrected on" in page
    page = Client(headers={"accept-language": "zh-hans"}).get(f"/tips/receipt/{receipt}/").content.decode()
    assert "其所依据的判定有误" in page


def test_whoever_left_an_address_hears_of_it_once(receipt: str, listing: Listing, supervisor: Standing) -> None:
    for _twice in range(2):
        overturned(listing, supervisor)
    mail = Message.objects.get(kind="tips.corrected")
    assert (mail.address, mail.next_at) == ("eve@example.org", APPEALED)


def test_the_time_to_contest_begins_anew(receipt: str, listing: Listing, supervisor: Standing) -> None:
    with pytest.raises(ContestLateError):
        contested(receipt, timedelta())
    overturned(listing, supervisor)
    assert contested(receipt, timedelta(days=189)).status == "contested"


def test_who_overturned_the_decision_does_not_judge_the_objection(
    receipt: str, listing: Listing, supervisor: Standing, analyst: Standing
) -> None:
    overturned(listing, supervisor)
    tip = contested(receipt, timedelta(days=1))
    asked = {"tip": tip, "verb": "uphold", "now": APPEALED + timedelta(days=2), "reason": "as before"}
    with pytest.raises(SameAnswererError):
        step_on(by=supervisor.actor, **asked)
    assert step_on(by=analyst.actor, **asked).status == "answered"


def test_an_answer_that_stays_the_same_is_not_touched(receipt: str, listing: Listing, supervisor: Standing) -> None:
    Tip.objects.update(outcome="not_confirmed")
    overturned(listing, supervisor)
    assert tip_of(receipt).corrected_at is None


def test_a_tip_of_an_earlier_lead_is_corrected_though_another_lead_waits(
    receipt: str, listing: Listing, supervisor: Standing
) -> None:
    reported(now=LATER + timedelta(days=1))
    find_targets(LATER + timedelta(days=1))
    overturned(listing, supervisor)
    assert list(Tip.objects.values_list("status", "outcome")) == [("answered", "not_confirmed"), ("received", "")]


def test_an_objection_that_waits_is_settled_by_the_correction(
    receipt: str, listing: Listing, supervisor: Standing
) -> None:
    tip = tip_of(receipt)
    step_on(tip=tip, verb="contest", by=replace(PUBLIC, holds=tip.public_id), now=LATER, reason="I measured it")
    overturned(listing, supervisor)
    tip = tip_of(receipt)
    assert (tip.status, tip.outcome, tip.objection) == ("answered", "not_confirmed", "I measured it")


def test_of_a_lead_that_is_open_again_nothing_is_corrected(
    receipt: str, listing: Listing, supervisor: Standing, analyst: Standing
) -> None:
    step_lead(lead=Lead.objects.get(), verb="reopen", by=analyst.actor, now=LATER, reason="a test buy")
    overturned(listing, supervisor)
    assert tip_of(receipt).status == "looked_at"


def test_what_a_second_person_still_decides_blindly_is_not_told(
    listing: Listing, analyst: Standing, supervisor: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    _tip, token = reported()
    find_targets(NOW)
    decide_leads(leads=[Lead.objects.get()], verdict=LeadVerdict.COUNTERFEIT, by=analyst.actor, now=LATER)
    overturned(listing, supervisor)
    assert tip_of(token).status == "received"
